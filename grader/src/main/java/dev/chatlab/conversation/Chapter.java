package dev.chatlab.conversation;

import java.util.List;
import java.util.Optional;

/**
 * One chapter of the specification: a lab's name, its title and its conversations, in the order of
 * the page.
 *
 * @param lab the lab's name, which is the file's name without {@code .md}: {@code lab1-echo}
 * @param title the page's first heading
 * @param conversations the graded cases, in order
 */
public record Chapter(
        String lab, String title, LabSettings settings, List<Conversation> conversations) {

    public Chapter {
        conversations = List.copyOf(conversations);
    }

    /** The lab's number, as a command line names it: {@code 1} for {@code lab1-echo}. */
    public String number() {
        return number(lab);
    }

    /** The number in the name of a lab. */
    public static String number(String lab) {
        return lab.replaceFirst("^lab(\\d+).*", "$1");
    }

    /** The conversation with this permanent name. */
    public Optional<Conversation> conversation(String id) {
        return conversations.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** All points of the chapter together. */
    public int points() {
        return conversations.stream().mapToInt(Conversation::points).sum();
    }
}
