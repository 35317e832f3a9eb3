package dev.chatlab.cli;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.Conversation;
import java.util.stream.Collectors;

/** A conversation by its permanent name, as somebody has typed it. */
final class Selection {

    private Selection() {}

    static Conversation of(Chapter chapter, String id) throws Usage {
        return chapter.conversation(id)
                .orElseThrow(() ->
                        new Usage(
                                "there is no conversation \""
                                        + id
                                        + "\" in "
                                        + chapter.lab()
                                        + "; there is: "
                                        + chapter.conversations().stream()
                                                .map(Conversation::id)
                                                .collect(Collectors.joining(", "))));
    }
}
