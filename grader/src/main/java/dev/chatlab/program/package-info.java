/**
 * The program under test: find it, build it, start it, watch it, stop its whole process tree.
 *
 * <p>Begin with {@link dev.chatlab.program.Submission#prepare Submission.prepare}, then start what
 * it found with a {@link dev.chatlab.program.ProgramLauncher}:
 *
 * <pre>{@code
 * try (Submission submission = Submission.prepare(folder, List.of(echoServer))) {
 *     switch (submission.program(Role.SERVER)) {
 *         case Program.Unusable problem -> show(problem.message());
 *         case Program.Ready(LaunchPlan plan) -> {
 *             try (RunningProgram server = new ProcessLauncher().launch(plan, "127.0.0.1", Ports.reserve())) {
 *                 talkTo(server.port());
 *             }
 *         }
 *     }
 * }
 * }</pre>
 */
@NullMarked
package dev.chatlab.program;

import org.jspecify.annotations.NullMarked;
