package dev.chatlab;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The arrows between the packages point one way, as the design draws them. */
class ArchitectureTest {

    private static final JavaClasses GRADER =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.chatlab");

    @Test
    void the_arrows_between_packages_point_one_way() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.chatlab..")
                .layer("conversation")
                .definedBy("dev.chatlab.conversation..")
                .layer("wire")
                .definedBy("dev.chatlab.wire..")
                .layer("tls")
                .definedBy("dev.chatlab.tls..")
                .layer("program")
                .definedBy("dev.chatlab.program..")
                .layer("run")
                .definedBy("dev.chatlab.run..")
                .layer("report")
                .definedBy("dev.chatlab.report..")
                .layer("cli")
                .definedBy("dev.chatlab.cli..")
                .layer("rehearsal")
                .definedBy("dev.chatlab.rehearsal..")
                .whereLayer("rehearsal")
                .mayNotAccessAnyLayer()
                .whereLayer("rehearsal")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("conversation")
                .mayNotAccessAnyLayer()
                .whereLayer("tls")
                .mayNotAccessAnyLayer()
                .whereLayer("program")
                .mayOnlyAccessLayers("tls")
                .whereLayer("wire")
                .mayOnlyAccessLayers("conversation")
                .whereLayer("run")
                .mayOnlyAccessLayers("program", "wire", "tls", "conversation")
                .whereLayer("report")
                .mayOnlyAccessLayers("run", "program", "conversation")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .check(GRADER);
    }

    @Test
    void no_package_depends_on_itself_by_a_detour() {
        slices().matching("dev.chatlab.(*)..").should().beFreeOfCycles().check(GRADER);
    }

    @Test
    void the_notation_knows_no_sockets() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage("dev.chatlab.conversation..", "dev.chatlab.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.channels..")
                .check(GRADER);
    }

    @Test
    void nothing_sleeps() {
        ArchRuleDefinition.noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", Duration.class)
                .check(GRADER);
    }

    @Test
    void only_the_command_line_ends_the_process() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages("dev.chatlab.cli..", "dev.chatlab.rehearsal..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(GRADER);
    }
}
