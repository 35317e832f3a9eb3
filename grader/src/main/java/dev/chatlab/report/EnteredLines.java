package dev.chatlab.report;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Lines that were begun and never came to their end: {@code System.exit(1)}, or a call that serves
 * clients until the program is killed. JaCoCo notes a line when it is left, and so believes that
 * these were never run. But whoever leaves a line comes to the one behind it.
 */
final class EnteredLines {

    private final IntPredicate left;
    private final Set<Integer> entered = new TreeSet<>();
    private int line;
    private boolean begun;
    private boolean calls;
    private boolean goesOn;

    private EnteredLines(IntPredicate left) {
        this.left = left;
    }

    /**
     * Those of one class.
     *
     * @param left the lines that were run to their end, with all that is in them
     */
    static Set<Integer> of(byte[] classFile, IntPredicate left) {
        EnteredLines lines = new EnteredLines(left);
        ClassModel model = ClassFile.of().parse(classFile);
        for (MethodModel method : model.methods()) {
            method.code().ifPresent(lines::read);
        }
        return lines.entered;
    }

    private void read(CodeModel code) {
        line = 0;
        begun = false;
        goesOn = false;
        for (CodeElement element : code) {
            if (element instanceof LineNumber number && number.line() != line) {
                begin(number.line());
            }
            switch (element) {
                case InvokeInstruction _, InvokeDynamicInstruction _ -> {
                    calls = true;
                    goesOn = true;
                }
                case ReturnInstruction _,
                        ThrowInstruction _,
                        LookupSwitchInstruction _,
                        TableSwitchInstruction _ ->
                        goesOn = false;
                case BranchInstruction branch ->
                        goesOn = branch.opcode() != Opcode.GOTO && branch.opcode() != Opcode.GOTO_W;
                case Instruction _ -> goesOn = true;
                default -> {}
            }
        }
    }

    private void begin(int next) {
        // A line without a call cannot but come to its end.
        boolean cameToItsEnd = left.test(line) || (begun && !calls);
        begun = cameToItsEnd && goesOn;
        if (begun) {
            entered.add(next);
        }
        line = next;
        calls = false;
    }
}
