package dev.chatlab.run;

import java.util.Locale;

/**
 * A wrong idea that explains a failure. The name says what the program does; the explanation says
 * what TCP, or the chapter, does instead.
 */
public enum Misconception {
    NOT_FOUND("the program was not found", "The grader looks for the name that the chapter gives."),
    DOES_NOT_COMPILE(
            "the program does not compile",
            "As long as the compiler rejects it, there is nothing to talk to."),
    NEVER_LISTENS(
            "the server never listens on its port",
            "A server has to open a listening socket on the port that it is told."),
    LISTENS_ELSEWHERE(
            "the server listens on another port",
            "The port is an argument of the program; a number in the source is not looked at."),
    EXITS_AT_ONCE(
            "the program ends before anybody can talk to it",
            "A program that is to answer has to be there when somebody asks."),
    NEVER_CONNECTS(
            "the client never connects",
            "The client connects to the host and port that it is told before anything else."),
    SAYS_NOTHING(
            "the server accepts and stays silent",
            "The connection stands, the bytes arrived, and nothing was written back."),
    READS_ONLY_ONCE(
            "the program reads only once",
            "One read returns what is there at that moment. More comes later: read again, until"
                    + " the end."),
    DECODES_EACH_READ(
            "each read is decoded by itself",
            "A character of several bytes can lie across two reads. Half of it is no text, and"
                    + " decoding turns it into the replacement character (ef bf bd)."),
    WAITS_FOR_NEWLINE(
            "the program waits for a newline that never comes",
            "Reading a line returns only when the line's end has arrived. TCP carries bytes and"
                    + " knows no lines."),
    DOES_NOT_FLUSH(
            "the answer stays in the program",
            "The answer came out only when the connection ended: it lay in a buffer that was not"
                    + " flushed, or the program waited for the end of the stream."),
    WAITS_FOR_THE_END(
            "the program waits for the end of the stream",
            "This call returns when the other side has finished sending. A conversation needs an"
                    + " answer before that."),
    CLOSES_AFTER_FIRST_MESSAGE(
            "the connection is closed after the first message",
            "A client stays until it has nothing more to say: only the end of its stream ends the"
                    + " conversation."),
    DIES_ON_RESET(
            "one client's reset ends the whole server",
            "When a client vanishes, reading from it or writing to it throws. That is the end of"
                    + " this client, not of the server."),
    SERVES_ONE_CLIENT_ONLY(
            "only the first client is served",
            "When a client has left, the server has to accept the next one."),
    LOSES_GLUED_MESSAGES(
            "two messages came glued together, and one was lost",
            "TCP is a stream: what was written apart can arrive together. What a read brought"
                    + " beyond the first message has to be kept."),
    WRITES_THE_WHOLE_BUFFER(
            "the whole buffer is written, not what was read",
            "A read fills a part of the buffer and says how much. The rest is old bytes or zeros."),
    CHANGES_BYTES(
            "the bytes are changed on their way",
            "What goes out is not what came in: look at line ends, spaces at the ends, and bytes"
                    + " that are no text."),
    KEEPS_THE_CONNECTION_OPEN(
            "the connection stays open after the client has finished",
            "The end of the client's stream is the sign to close this connection."),
    IGNORES_THE_END(
            "the end of the stream is not noticed",
            "At the end a read returns -1, and reading a line returns null. Using that value as"
                    + " data is what went wrong here."),
    STACK_TRACE(
            "the program ends with a stack trace",
            "A stack trace speaks to programmers. Catch the exception and say in one line what is"
                    + " wrong."),
    TAKES_A_READ_FOR_A_REPLY(
            "the client takes one read for the whole reply",
            "A reply can arrive in several pieces. Read on until all of its bytes are there."),
    COUNTS_CHARACTERS(
            "characters are counted, not bytes",
            "In UTF-8 a character takes one to four bytes. What travels, and what is counted, is"
                    + " bytes."),
    WAITS_FOR_AN_EMPTY_REPLY(
            "the client waits for the answer to nothing",
            "Nothing was sent, so nothing comes back. An empty line needs no answer.");

    private final String title;
    private final String explanation;

    Misconception(String title, String explanation) {
        this.title = title;
        this.explanation = explanation;
    }

    /** The permanent name, as reports for programs write it: {@code reads-only-once}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the program does, in a few words. */
    public String title() {
        return title;
    }

    /** How it really is, in one or two sentences. */
    public String explanation() {
        return explanation;
    }
}
