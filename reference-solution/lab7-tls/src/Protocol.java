import java.net.ProtocolException;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

// What a client and a server say to each other, and how this becomes a line of JSON and back. Only
// this file knows anything about JSON: all others deal with records.
final class Protocol {

    private Protocol() {}

    // What a client says.
    sealed interface FromClient {}

    record Connect(String name, String room) implements FromClient {}

    record Say(String text) implements FromClient {}

    // What a server says. The components of these records are called like the fields in JSON.
    sealed interface FromServer {}

    record ConnectAck(String message) implements FromServer {}

    record Message(String sender, String room, String text) implements FromServer {}

    record Notification(String message) implements FromServer {}

    record Problem(String message) implements FromServer {}

    // Something that this client has not heard of. A newer server may say it.
    record Unknown() implements FromServer {}

    // This is all there is to a line: {"type": "connect", "payload": {"name": …, "room": …}}
    private record Envelope(String type, Object payload) {}

    // Reads and writes JSON. Many threads may use it at the same time.
    private static final JsonMapper JSON = JsonMapper.shared();

    static byte[] line(FromClient said) {
        return switch (said) {
            case Connect connect -> line("connect", connect);
            case Say say -> line("message", say);
        };
    }

    static byte[] line(FromServer said) {
        return switch (said) {
            case ConnectAck ack -> line("connect_ack", ack);
            case Message message -> line("message", message);
            case Notification notification -> line("notification", notification);
            case Problem problem -> line("error", problem);
            case Unknown _ -> throw new IllegalArgumentException("who would say this?");
        };
    }

    // The one place that writes JSON. It does not do so by putting quotes around a text: there may
    // be a quote in the text, or a backslash, or a line end. The library knows what to do with
    // them. So the only \n in what it writes is the one that we put behind it, and this one says
    // where the message ends.
    private static byte[] line(String type, Object payload) {
        byte[] json = JSON.writeValueAsBytes(new Envelope(type, payload));
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    // Understands a line of a client. If it cannot, the exception says why, for the client to read.
    // A field that nobody asks for is not looked at: a newer client may have a reason to send it.
    static FromClient fromClient(byte[] line) throws ProtocolException {
        JsonNode message = read(line);
        JsonNode payload = message.path("payload");
        return switch (string(message, "type")) {
            case "connect" -> new Connect(string(payload, "name"), string(payload, "room"));
            case "message" -> new Say(string(payload, "text"));
            default -> throw new ProtocolException("no client says a message of this type");
        };
    }

    // Understands a line of a server.
    static FromServer fromServer(byte[] line) {
        try {
            JsonNode message = read(line);
            JsonNode payload = message.path("payload");
            return switch (string(message, "type")) {
                case "connect_ack" -> new ConnectAck(string(payload, "message"));
                case "message" ->
                        new Message(
                                string(payload, "sender"),
                                string(payload, "room"),
                                string(payload, "text"));
                case "notification" -> new Notification(string(payload, "message"));
                case "error" -> new Problem(string(payload, "message"));
                default -> new Unknown();
            };
        } catch (ProtocolException e) {
            return new Unknown();
        }
    }

    // The one place that reads JSON. What others send can be anything: no JSON at all, or brackets
    // within brackets within brackets. Jackson stops at 500 of these, long before a stack is full.
    private static JsonNode read(byte[] line) throws ProtocolException {
        try {
            return JSON.readTree(line);
        } catch (JacksonException e) {
            throw new ProtocolException("this line is no JSON");
        }
    }

    // The value of a field that has to be there, and has to be a string. path never gives null: for
    // what is not there it gives a node that is no string.
    private static String string(JsonNode object, String field) throws ProtocolException {
        JsonNode value = object.path(field);
        if (!value.isString()) {
            throw new ProtocolException("the field " + field + " has to be there, as a string");
        }
        return value.stringValue();
    }
}
