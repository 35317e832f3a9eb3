package dev.chatlab.conversation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every kind of step that there is, so that a test notices when one is added. */
final class StepKinds {

    private StepKinds() {}

    static Set<Class<?>> all() {
        return leaves(Step.class).collect(Collectors.toSet());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? List.of(type.getPermittedSubclasses()).stream().flatMap(StepKinds::leaves)
                : Stream.of(type);
    }
}
