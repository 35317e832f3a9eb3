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
    CLOSES_WHILE_MESSAGES_WAIT(
            "the connection is closed while messages still wait to be written",
            "Who has finished sending is still listening. The connection ends behind the last message"
                    + " that waits for them, and only whoever writes knows when that has gone."),
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
    POLLS_AND_MISSES_THE_END(
            "the program asks whether something is there, and never notices the end",
            "available is 0 when nothing has come yet, and it is 0 at the end as well. A read waits for"
                    + " the one, and returns -1 at the other."),
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
            "Nothing was sent, so nothing comes back. An empty line needs no answer."),
    FAILS_WITH_EXIT_CODE_0(
            "the program fails, and its exit code says that all is well",
            "Whoever started the program sees its exit code, and not always what it printed. When it"
                    + " could not do what it was asked for, that code is not 0."),

    // A room, from lab 2 on.
    ONLY_THE_SPEAKER_HEARS(
            "only the speaker hears",
            "The line goes back to where it came from, and to nobody else. A room keeps all its"
                    + " clients in one place, and sends each line to every one of them."),
    THE_SPEAKER_DOES_NOT_HEAR(
            "the speaker does not hear",
            "The others got the line. In this room the speaker is one of everyone, and hears it"
                    + " too."),
    SERVES_ONE_AT_A_TIME(
            "the server accepts and reads in the same thread",
            "While it reads from one client it accepts nobody, and nobody else is read. One thread"
                    + " accepts and does nothing else; each client has a thread of its own."),
    LIST_CHANGED_DURING_A_WALK(
            "a list is changed while another thread walks over it",
            "One thread adds or removes a client while another one is in the midst of its loop. The"
                    + " list notices, and throws. Use one that is made for this, or one lock around"
                    + " every use."),
    GONE_CLIENTS_STAY(
            "clients that have gone stay in the list",
            "When a client's stream ends, it is taken out of the list and its socket is closed,"
                    + " whatever way it went. Otherwise the server goes on talking to nobody."),
    ONE_DEAD_CLIENT_ENDS_THE_ROUND(
            "a write to one dead client ends the round for the rest",
            "Writing to a client that has vanished throws. When the exception leaves the loop, all"
                    + " who come behind it in the list hear nothing."),
    ONE_SLOW_READER_STOPS_ALL(
            "one slow reader stops all",
            "A write waits until there is room for it, and a client that does not read makes none."
                    + " A thread that serves everyone must not wait for one of them."),
    LINES_TORN_BY_TWO_WRITERS(
            "two threads write to one connection at the same time",
            "A line that is written in two steps can have another one in its middle. One thread"
                    + " alone writes to a connection, or a lock covers the whole line."),
    TAKES_A_READ_FOR_A_LINE(
            "one read is taken for one line",
            "A read returns what has arrived so far: half a line, or three. Collect the bytes, and"
                    + " cut where a \\n is."),
    PASSES_ON_HALF_A_LINE(
            "an unfinished line is passed on",
            "The stream ended before the line did. What stands behind the last \\n was never"
                    + " finished, and is no line."),
    KEEPS_THE_CARRIAGE_RETURN(
            "the carriage return is kept",
            "Some systems end their lines with \\r\\n. The \\r belongs to the line's end, and not to"
                    + " the line."),
    ENDS_LINES_WITH_CRLF(
            "lines are ended with \\r\\n",
            "What ends a line here is \\n alone, on every computer. What println writes depends on the"
                    + " computer: write the \\n yourself."),
    ONE_BUFFER_FOR_ALL(
            "all clients share one buffer",
            "What one client has begun to say was mixed with what another one said. Each client needs"
                    + " a place of its own for what is not complete yet."),
    ANOTHER_CHARACTER_SET(
            "the text went through another character set than UTF-8",
            "Text becomes bytes and bytes become text by a table, the character set. Name UTF-8"
                    + " wherever that happens, or the computer chooses one."),
    ONE_CLIENT_ENDS_THE_SERVER(
            "when one client leaves, the whole server ends",
            "System.exit ends the program with everybody in it. Who serves one client ends the work"
                    + " for this client: the loop, the connection, the thread."),
    WAITS_BUSILY(
            "a thread asks again and again whether there is something to do",
            "Asking in a loop keeps a whole processor busy. A call that waits, such as take, read or"
                    + " select, sleeps until there is something."),
    NO_LIMIT_TO_A_LINE(
            "a line may be as long as it likes",
            "Who collects bytes until a \\n comes collects for ever when none comes. One client"
                    + " could fill the server's memory."),
    NO_LIMIT_TO_A_QUEUE(
            "a queue may be as long as it likes",
            "What a client does not read has to wait somewhere. Without a limit, one client that"
                    + " never reads fills the server's memory."),
    LEAVES_THREADS_BEHIND(
            "threads outlive the clients they served",
            "A thread that waits at a queue or a lock does not notice that its client has gone."
                    + " Somebody has to tell it."),

    LOCKS_TAKEN_IN_TWO_ORDERS(
            "two locks are taken in two orders",
            "One thread holds what another one waits for, and the other way round. Take them in the"
                    + " same order everywhere, or let go of one before you take the next."),

    // A client that listens, from lab 3 on.
    INPUT_BLOCKS_OUTPUT(
            "input blocks output: it waits for the one and misses the other",
            "A thread that waits for a key does not hear the server, and one that waits for the"
                    + " server does not see the key. So it takes two of them."),
    OVERWRITES_THE_TYPED_LINE(
            "messages and the half-typed line are printed into each other",
            "The cursor stands in the middle of what the user is typing. The typed line has to be"
                    + " erased before a message is printed, and drawn again behind it."),
    SENDS_EMPTY_MESSAGES(
            "empty lines are sent", "Enter alone says nothing, and nobody wants to read it."),
    SENDS_EXIT(
            "the word that ends the client is sent as a message",
            "It is meant for the client. Look at the line before you send it. Two texts are compared"
                    + " with equals: == asks whether they are one and the same object."),
    SENDS_NO_NEWLINE(
            "the line is sent without its end",
            "Without a \\n the other side cannot know that the line is complete, and waits for the"
                    + " rest."),
    NEEDS_A_KEY_TO_END(
            "the client ends only when a key is pressed",
            "The server has gone, and a thread still waits for the user's next line. Nobody may be"
                    + " there to press Enter."),
    SHOWS_HALF_A_LINE(
            "an unfinished line is shown",
            "The stream ended before the line did. What stands behind the last \\n was never"
                    + " finished, and is no message."),
    ESCAPE_CODES_IN_A_FILE(
            "escape codes are printed where there is no terminal",
            "They move the cursor of a terminal. In a file or a pipe they are rubbish. Ask first"
                    + " whether there is a terminal."),
    SWITCHES_OFF_CTRL_C(
            "Ctrl-C does not end the client",
            "A terminal in raw mode hands over every key, this one too. Who wants single keys need"
                    + " not switch off the signals as well."),

    // Names, from lab 4 on.
    ANNOUNCES_TWICE(
            "something is announced twice",
            "There is more than one way to notice that somebody has come or gone. Only one of them"
                    + " may tell the others."),
    ANNOUNCES_TOO_EARLY(
            "somebody is announced before the handshake is done",
            "A name is announced when it belongs to somebody: first look whether it can be had,"
                    + " then take it, then tell the others."),
    BELIEVES_THE_TEXT(
            "what the text says about its sender is believed",
            "Anybody can write any name into a text. Who is speaking is known from the connection"
                    + " that the text came on."),
    HANDSHAKE_BLOCKS_EVERYONE(
            "one who does not answer keeps everyone waiting",
            "The server waits for this one's name, and accepts nobody meanwhile. Waiting for a"
                    + " client is the business of that client's own thread."),
    CHECKS_THEN_ADDS(
            "between looking and taking, somebody else took the name",
            "\"Is it free?\" and \"it is mine now\" have to be one step that no other thread can"
                    + " get in between."),
    ACCEPTS_ANY_NAME(
            "a name is accepted that is not to be had",
            "A name has rules: not empty, not too long, no control characters, not in use. Who"
                    + " breaks one is asked again. (Names are compared with equals: == asks whether"
                    + " they are one and the same object.)"),
    COUNTS_OTHER_UNITS(
            "something else than characters is counted",
            "One 🙂 is one character, two units of Java's length(), and four bytes of UTF-8. Code"
                    + " points are what is counted here."),
    SHARES_THE_NAME(
            "all clients have the same name: that of the last one",
            "What belongs to one client was kept in a place that there is only once, a static field"
                    + " for instance. Keep it in an object of this client."),
    SPEAKS_WITHOUT_A_NAME(
            "somebody without a name is in the room",
            "Until the handshake is done, nobody hears this client, and this client hears nobody."),
    FORGETS_TO_FREE_THE_NAME(
            "the name of somebody who left stays taken",
            "Who leaves takes nothing along: the name is free again for the next one."),
    STOPS_WITHOUT_A_WORD(
            "the server ends without a word",
            "A server that is told to stop says so to everyone, closes the connections and then"
                    + " ends."),
    WRONG_EXIT_CODE(
            "the exit code is that of a program that was killed",
            "Told to stop, the server did what it should, and that is a success: 0. A JVM that a"
                    + " signal ends reports 128 and the signal's number, unless the program says"
                    + " otherwise."),
    ANSWERS_EVERY_NICK(
            "every text with NICK in it is answered",
            "The question is the line NICK, the whole line and nothing else. Somebody may talk about"
                    + " it."),
    INSISTS_ON_ITS_NAME(
            "the same name is sent again and again",
            "Asked a second time, the name was refused. The user has to think of another one."),
    PUTS_THE_NAME_INTO_THE_TEXT(
            "the client writes the name into the text",
            "The server knows who is speaking, and puts the name in front itself."),

    // Frames and a selector, from lab 5 on.
    READS_N_AND_TRUSTS_IT(
            "a read of n bytes is believed to bring n bytes",
            "A read brings at most what it is asked for, and at least one byte. The rest comes"
                    + " later: go on until all n are there."),
    HEADER_COUNTS_CHARACTERS(
            "the header counts characters, not bytes",
            "In UTF-8 a character takes one to four bytes. Encode the text first, and count what"
                    + " came out."),
    TAKES_A_READ_FOR_A_HEADER(
            "the header is read whole or not at all",
            "Ten bytes are as easy to cut as ten thousand. A header can come in ten pieces, and they"
                    + " have to be kept until it is whole."),
    TAKES_A_READ_FOR_A_FRAME(
            "one read is taken for one frame",
            "A read brings what has arrived so far: half a frame, or three. Keep the bytes, and cut"
                    + " where the header says."),
    KEEPS_SELECTED_KEYS(
            "a key stays in the selected set",
            "The selector adds keys to that set and never takes one out. Whoever has dealt with a"
                    + " key removes it, or meets it again when nothing has happened."),
    ALWAYS_WANTS_TO_WRITE(
            "the interest in writing is never taken back",
            "A socket that has room is ready to write, and nearly always has room. Ask for that only"
                    + " while there is something to write, or the loop spins."),
    NEVER_WANTS_TO_WRITE(
            "nobody asks for the moment when there is room again",
            "When a write did not take everything, the rest has to wait, and the selector says when"
                    + " there is room: that is what OP_WRITE is for."),
    TAKES_A_WRITE_AS_WHOLE(
            "a write is believed to write everything",
            "Without blocking, a write takes what fits and returns how much that was. The rest is"
                    + " still yours."),
    A_BAD_HEADER_ENDS_THE_SERVER(
            "a bad header ends the whole server",
            "Whatever comes on a connection can be wrong. That is the end of this connection, not"
                    + " of the server."),
    ECHOES_TO_THE_SPEAKER(
            "the speaker hears himself",
            "In this lab a message goes to all the others. Who said it knows it already."),
    A_THREAD_FOR_EACH_CLIENT(
            "the server has more than one thread",
            "Here one thread serves everybody: it asks a selector who has something to read or room"
                    + " to write, and never waits for one client."),

    // JSON and rooms, from lab 6 on.
    JSON_WITHOUT_A_LINE_END(
            "the JSON has no line end",
            "An object and the next one stand in one stream, and the \\n between them says where one"
                    + " ends. Without it the other side waits for the rest."),
    JSON_BY_CONCATENATION(
            "JSON is glued together by hand",
            "A quotation mark, a backslash or a line end in a text has to be escaped. A library does"
                    + " that, and never forgets it."),
    BELIEVES_THE_SENDER(
            "the sender is taken from the message",
            "Anybody can write any name into a message. Who is speaking is known from the"
                    + " connection that it came on."),
    ONE_LIST_FOR_ALL_ROOMS(
            "there is one list for all rooms",
            "What is said in a room stays in it. Each room has its own people, and its own names."),
    AN_ERROR_ENDS_THE_SERVER(
            "one bad message ends the whole server",
            "Whatever comes from outside can be wrong. Answer with an error, and go on."),
    AN_ERROR_ENDS_THE_CONNECTION(
            "one bad message ends the connection",
            "The line was read to its end, so the next one is as good as any. The client is told"
                    + " what was wrong, and may go on."),
    NESTING_OVERFLOWS_THE_STACK(
            "deep nesting overflows the stack",
            "A parser that calls itself for each bracket needs a limit. A message with a thousand"
                    + " of them is sent in a millisecond."),
    TRUSTS_THE_FIELDS(
            "a field is believed to be there, and to be a text",
            "A message can be good JSON and still lack a field, or have a number in it. Look before"
                    + " you use it."),
    BREAKS_THE_SCHEMA(
            "a message does not look as the chapter says",
            "The schema beside the chapter says which fields a message has, and what is in them."),
    STUMBLES_OVER_THE_UNKNOWN(
            "what the program does not know makes it stop listening",
            "Others may be newer, and say things that this program has never heard of. Whoever does"
                    + " not know them ignores them, and goes on."),
    THROWS_A_ROOM_AWAY_IN_USE(
            "a room is thrown away while somebody enters it",
            "To find a room and to enter it has to be one step, and so has leaving it and throwing it"
                    + " away. Otherwise somebody sits in a room that nobody finds."),

    // TLS, in lab 7.
    ACCEPTS_PLAIN_TEXT(
            "plain text is accepted where TLS is due",
            "Whoever may leave out the encryption has none: an attacker on the way leaves it out for"
                    + " both sides."),
    SPEAKS_PLAIN_TEXT(
            "the program speaks plain text",
            "Everybody on the way can read and change what travels like this. TLS begins with a"
                    + " handshake, and only then come the messages."),
    TRUSTS_EVERY_CERTIFICATE(
            "every certificate is trusted",
            "A certificate says who the other side is only if somebody vouches for it whom you"
                    + " trust. Anybody can write one."),
    DOES_NOT_CHECK_THE_HOST_NAME(
            "the host name is not checked",
            "The certificate is genuine, and it is somebody else's. That it names the host that you"
                    + " wanted has to be checked as well."),
    COMPARES_THE_COMMON_NAME(
            "the name that people read is compared, and not the hosts that it is for",
            "A certificate lists its hosts as subject alternative names. The common name is a text"
                    + " beside them, and promises nothing."),
    HANDSHAKE_ON_THE_ACCEPTING_THREAD(
            "the handshake is done by the thread that accepts",
            "A handshake takes as long as the other side likes. Whoever waits for it lets nobody"
                    + " else in."),
    A_BAD_HANDSHAKE_ENDS_THE_SERVER(
            "one handshake that fails ends the whole server",
            "Anybody can connect and send anything. When a handshake fails, that is the end of this"
                    + " connection, not of the server."),
    LEAVES_FAILED_HANDSHAKES_OPEN(
            "a connection stays open although its handshake has failed",
            "Who does not get through the handshake never becomes a client, and the connection has to"
                    + " be closed all the same."),
    SHOWS_ANOTHER_CERTIFICATE(
            "the server shows a certificate that nobody trusts",
            "The certificate and its key are in the key store that the server is told. Another one"
                    + " is signed by somebody else, or names another host."),
    ASKS_FOR_A_CERTIFICATE(
            "the server wants a certificate from its clients",
            "Here only the server shows one. Who is in the room is known by the name they give, and"
                    + " they have nothing else to show."),
    SPEAKS_ONE_VERSION_ONLY(
            "only one version of TLS is spoken",
            "TLS 1.2 and TLS 1.3 are both good, and not everybody speaks both. Who names the versions"
                    + " names the two of them."),
    ACCEPTS_OLD_VERSIONS(
            "an old version of TLS is accepted",
            "TLS 1.0 and 1.1 have been broken. Whoever sits in the middle talks both sides into them,"
                    + " if both still speak them."),
    DOES_NOT_TRUST_THE_AUTHORITY(
            "the client does not trust the authority that it is told to trust",
            "The trust store that the client is told says who may sign certificates. The JDK has one"
                    + " of its own, and there this authority is not in."),
    DOES_NOT_CHECK_THE_TIME(
            "the time of the certificate is not checked",
            "A certificate is good from one day to another. Before and after that its key may be in"
                    + " somebody else's hands."),
    DOES_NOT_SAY_WHY(
            "the client does not say what is wrong with the certificate",
            "A certificate that has expired is somebody's oversight, and one for another host may be"
                    + " an attack. The user has to know which of the two it is."),
    FALLS_BACK_TO_PLAIN_TEXT(
            "where there is no TLS, the client goes on without it",
            "Whoever sits in the middle can make any handshake fail. A client that then speaks plain"
                    + " text has no encryption when it matters."),
    TAKES_A_CUT_FOR_THE_END(
            "a connection that was cut off is taken for one that has ended",
            "TLS has an end of its own, close_notify. When the connection ends without it, somebody"
                    + " may have cut off the rest.");

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
