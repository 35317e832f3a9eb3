package dev.chatlab.conversation;

/** How the members of a crowd are called. */
public final class Crowds {

    private static final String PREFIX = "client-";

    private Crowds() {}

    /** The name of a member, counted from 1. */
    public static String member(int number) {
        return PREFIX + number;
    }

    /** The number in a member's name; 0 when nobody in a crowd is called like this. */
    public static int number(String name) {
        return name.matches(PREFIX + "\\d{1,6}")
                ? Integer.parseInt(name.substring(PREFIX.length()))
                : 0;
    }
}
