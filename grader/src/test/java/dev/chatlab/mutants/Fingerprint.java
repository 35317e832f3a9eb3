package dev.chatlab.mutants;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.Printer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What verdicts are about, in few characters that change when it does. Immutable.
 *
 * @param code the mutants, and all classes around them
 * @param conversations each script, by the conversation's id
 */
record Fingerprint(String code, Map<String, String> conversations) {

    Fingerprint {
        conversations = Map.copyOf(conversations);
    }

    static Fingerprint of(
            ClassFiles classes, List<Mutant> mutants, List<Conversation> conversations) {
        MessageDigest code = digest();
        classes.names().forEach(name -> code.update(classes.bytes(name).orElseThrow()));
        mutants.forEach(mutant -> code.update((mutant.name() + mutant.id()).getBytes(UTF_8)));
        Map<String, String> scripts = new TreeMap<>();
        for (Conversation conversation : conversations) {
            MessageDigest script = digest();
            conversation
                    .script()
                    .forEach(line -> script.update(Printer.print(line.step()).getBytes(UTF_8)));
            scripts.put(conversation.id(), text(script));
        }
        return new Fingerprint(text(code), scripts);
    }

    /** Whether what this conversation said before, it still says. */
    boolean sameScript(String conversation, Fingerprint before) {
        return conversations.containsKey(conversation)
                && conversations.get(conversation).equals(before.conversations.get(conversation));
    }

    private static String text(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
