import java.nio.charset.StandardCharsets;

/**
 * What is said in one lab, as it travels, and how much of it is heard. All messages have the same
 * length, and all names, so that bytes can be counted instead of messages.
 *
 * <p>A message is a letter from A to Z, again and again. No such letter is in a name or a header.
 */
interface Talk {

    /** So many letters are in a message. */
    int LETTERS = 31;

    static Talk of(int lab) {
        return switch (lab) {
            case 2 -> new Lines();
            case 5 -> new Frames();
            case 6, 7 -> new Json();
            default -> throw new IllegalArgumentException("lab " + lab + " is not measured");
        };
    }

    /** The program that does the same on Netty. */
    String roomOnNetty();

    /** What a newcomer says before everything else. */
    String enters(int number, int room);

    /** Whether the server says something about newcomers, to themselves above all. */
    boolean answersNewcomers();

    /** How many bytes everyone together hears of a newcomer to a room where so many are already. */
    long heardOfNewcomer(int alreadyThere);

    /** A message as the speaker sends it. */
    String says(char letter);

    /** How many bytes of a message a listener hears. */
    int lengthHeard();

    /** Whether the speaker is one of the listeners. */
    boolean speakerHears();

    private static String text(char letter) {
        return Character.toString(letter).repeat(LETTERS);
    }

    private static String name(int number) {
        return "client%04d".formatted(number);
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Lab 2: a line goes to everyone. Who is connected is there. */
    record Lines() implements Talk {

        @Override
        public String roomOnNetty() {
            return "NettyLineRoom";
        }

        @Override
        public String enters(int number, int room) {
            return "";
        }

        @Override
        public boolean answersNewcomers() {
            return false;
        }

        @Override
        public long heardOfNewcomer(int alreadyThere) {
            return 0;
        }

        @Override
        public String says(char letter) {
            return text(letter) + "\n";
        }

        @Override
        public int lengthHeard() {
            return length(says('A'));
        }

        @Override
        public boolean speakerHears() {
            return true;
        }
    }

    /** Lab 5: a name first, and then each message goes to the others as two frames. */
    record Frames() implements Talk {

        @Override
        public String roomOnNetty() {
            return "NettyFrameRoom";
        }

        @Override
        public String enters(int number, int room) {
            return frame(name(number));
        }

        @Override
        public boolean answersNewcomers() {
            return false;
        }

        @Override
        public long heardOfNewcomer(int alreadyThere) {
            return 0;
        }

        @Override
        public String says(char letter) {
            return frame(text(letter));
        }

        @Override
        public int lengthHeard() {
            return length(frame(name(0)) + frame(text('A')));
        }

        @Override
        public boolean speakerHears() {
            return false;
        }

        private static String frame(String content) {
            return "%-10d%s".formatted(length(content), content);
        }
    }

    /** Labs 6 and 7: lines of JSON, and rooms. Of TLS, nothing is to be seen here. */
    record Json() implements Talk {

        @Override
        public String roomOnNetty() {
            return "NettyJsonRoom";
        }

        @Override
        public String enters(int number, int room) {
            return line(
                    "connect",
                    "\"name\":\"%s\",\"room\":\"%s\"".formatted(name(number), room(room)));
        }

        @Override
        public boolean answersNewcomers() {
            return true;
        }

        @Override
        public long heardOfNewcomer(int alreadyThere) {
            String answer = line("connect_ack", "\"message\":\"Connected to the room.\"");
            String news =
                    line(
                            "notification",
                            "\"message\":\"%s has joined the room.\"".formatted(name(0)));
            return length(answer) + (long) alreadyThere * length(news);
        }

        @Override
        public String says(char letter) {
            return line("message", "\"text\":\"%s\"".formatted(text(letter)));
        }

        @Override
        public int lengthHeard() {
            return length(
                    line(
                            "message",
                            "\"sender\":\"%s\",\"room\":\"%s\",\"text\":\"%s\""
                                    .formatted(name(0), room(0), text('A'))));
        }

        @Override
        public boolean speakerHears() {
            return true;
        }

        private static String room(int number) {
            return "room%04d".formatted(number);
        }

        private static String line(String type, String fields) {
            return "{\"type\":\"%s\",\"payload\":{%s}}\n".formatted(type, fields);
        }
    }
}
