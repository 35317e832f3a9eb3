package dev.chatlab.conversation;

/** How the members of a crowd are called. */
public final class Crowds {

    private Crowds() {}

    /** The name of a member, counted from 1. */
    public static String member(int number) {
        return "client-" + number;
    }
}
