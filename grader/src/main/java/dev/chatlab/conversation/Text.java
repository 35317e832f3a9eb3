package dev.chatlab.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A message as the notation writes it: literal text with placeholders in between. As something to
 * send it is {@linkplain #render rendered}; as something to expect it is a {@linkplain #pattern
 * pattern}.
 */
public record Text(List<Part> parts) {

    /** Neighbouring literals become one, so that equal texts are equal records. */
    public Text {
        List<Part> joined = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Literal(String more)
                    && !joined.isEmpty()
                    && joined.getLast() instanceof Literal(String before)) {
                joined.removeLast();
                joined.add(new Literal(before + more));
            } else if (!part.equals(new Literal(""))) {
                joined.add(part);
            }
        }
        parts = List.copyOf(joined);
    }

    /** A piece of a text. */
    public sealed interface Part permits Literal, Any, Name, Filler {}

    /** These characters, exactly. */
    public record Literal(String value) implements Part {}

    /** {@code {any}}: whatever comes; only in an expectation. */
    public record Any() implements Part {}

    /** {@code {name}}: the name of the actor whose line this is. */
    public record Name() implements Part {}

    /** Whatever it may be. */
    static final Text ANYTHING = new Text(List.of(new Any()));

    /** The same with these words in the place of {@code {any}}. */
    public Text withAnyAs(String words) {
        return new Text(
                parts.stream()
                        .map(part -> part instanceof Any ? (Part) new Literal(words) : part)
                        .toList());
    }

    /** A text without placeholders. */
    public static Text of(String literal) {
        return new Text(List.of(new Literal(literal)));
    }

    /**
     * The text for this actor, with every placeholder filled in; {@code {any}} stays as written.
     */
    public String render(String actor) {
        return parts.size() == 1
                ? render(parts.getFirst(), actor)
                : parts.stream().map(part -> render(part, actor)).collect(Collectors.joining());
    }

    private static String render(Part part, String actor) {
        return switch (part) {
            case Literal(String value) -> value;
            case Any() -> "{any}";
            case Name() -> actor;
            case Filler filler -> filler.text();
        };
    }

    /** What matches this text for this actor; {@code {any}} matches within one line. */
    public Pattern pattern(String actor) {
        return Pattern.compile(
                parts.stream()
                        .map(part ->
                                switch (part) {
                                    case Literal(String value) -> Pattern.quote(value);
                                    case Any() -> ".*";
                                    case Name() -> Pattern.quote(actor);
                                    case Filler filler -> Pattern.quote(filler.text());
                                })
                        .collect(Collectors.joining()));
    }

    /** The same text for whichever actor. */
    public Text withAnyName() {
        return new Text(
                parts.stream()
                        .map(part -> part instanceof Name ? (Part) new Any() : part)
                        .toList());
    }

    /** Whether {@code {any}} is in it, so that more than one text fits. */
    public boolean hasAny() {
        return parts.contains(new Any());
    }

    /** Whether {@code {name}} is in it, so that it differs from actor to actor. */
    public boolean hasName() {
        return parts.contains(new Name());
    }

    /** The text as the notation writes it. */
    @Override
    public String toString() {
        return Printer.print(this);
    }
}
