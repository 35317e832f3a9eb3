import java.net.ProtocolException;
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
        // TODO 10: For each record, the type that it has in JSON. See line(type, payload).
        return new byte[0];
    }

    static byte[] line(FromServer said) {
        // TODO 2: For each record, the type that it has in JSON. See line(type, payload).
        return new byte[0];
    }

    // The one place that writes JSON.
    private static byte[] line(String type, Object payload) {
        // TODO 2: An Envelope is a record, and Jackson can write records. What has to stand behind
        //         the JSON?
        return new byte[0];
    }

    // Understands a line of a client. If it cannot, the exception says why, for the client to read.
    static FromClient fromClient(byte[] line) throws ProtocolException {
        // TODO 2: Look at the type, then at the fields that belong to it. Start with connect.
        // TODO 4: What else does a client say?
        // TODO 7: And if it is something else?
        throw new ProtocolException("nothing is understood here yet");
    }

    // Understands a line of a server.
    static FromServer fromServer(byte[] line) {
        // TODO 11: As fromClient. But what this client does not know is no mistake.
        return new Unknown();
    }

    // The one place that reads JSON.
    private static JsonNode read(byte[] line) throws ProtocolException {
        // TODO 7: What does Jackson do with a line that is no JSON? It has an exception for that,
        //         tools.jackson.core.JacksonException.
        return JSON.readTree(line);
    }

    // The value of a field that has to be there, and has to be a string.
    private static String string(JsonNode object, String field) throws ProtocolException {
        // TODO 7: What if it is not there? Or a number? Compare get with path; look at isString.
        return object.get(field).stringValue();
    }
}
