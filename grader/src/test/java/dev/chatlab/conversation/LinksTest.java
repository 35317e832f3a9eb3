package dev.chatlab.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The links of the kit's own pages to each other. */
class LinksTest {

    private static final Path KIT = Path.of("..");

    /** Handouts, chapters, guides, and what lies beside them. */
    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(KIT.resolve("README.md")));
        for (String part : List.of("labs", "protocol-spec", "reference-solution", "docs")) {
            try (Stream<Path> files = Files.find(KIT.resolve(part), 2, (file, _) -> isPage(file))) {
                files.sorted().forEach(pages::add);
            }
        }
        return pages;
    }

    private static boolean isPage(Path file) {
        return file.toString().endsWith(".md");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_link_leads_to_a_file_and_to_a_heading_in_it(Path page) throws IOException {
        List<String> dead = new ArrayList<>();
        for (String link : links(page)) {
            if (!leadsSomewhere(page, link)) {
                dead.add(link);
            }
        }
        assertThat(dead).isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page : page.resolveSibling(file);
        return hash < 0
                ? Files.exists(target)
                : isPage(target)
                        && Files.isRegularFile(target)
                        && anchors(target).contains(link.substring(hash + 1));
    }

    /** Those that lead to somewhere in the kit. */
    private static List<String> links(Path page) throws IOException {
        List<String> links = new ArrayList<>();
        read(page)
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(Link link) {
                                if (!link.getDestination().matches("[a-z]+:.*")) {
                                    links.add(link.getDestination());
                                }
                            }
                        });
        return links;
    }

    private static Set<String> anchors(Path page) throws IOException {
        Set<String> anchors = new HashSet<>();
        read(page)
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(Heading heading) {
                                anchors.add(Anchor.of(words(heading)));
                            }
                        });
        return anchors;
    }

    private static String words(Node heading) {
        StringBuilder words = new StringBuilder();
        heading.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Text text) {
                        words.append(text.getLiteral());
                    }

                    @Override
                    public void visit(Code code) {
                        words.append(code.getLiteral());
                    }
                });
        return words.toString();
    }

    private static Node read(Path page) throws IOException {
        return Parser.builder().build().parse(Files.readString(page));
    }
}
