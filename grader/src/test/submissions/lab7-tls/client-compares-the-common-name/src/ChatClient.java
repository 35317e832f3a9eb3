import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

public class ChatClient {

    static {
        System.setProperty("com.sun.net.ssl.requireCloseNotify", "true");
    }

    private static final JsonMapper JSON = new JsonMapper();

    private final SSLSocket socket;
    private final Console console = new Console();
    private volatile boolean inside;
    private volatile boolean quitting;

    ChatClient(SSLSocket socket) throws IOException {
        this.socket = socket;
    }

    public static void main(String[] args) throws Exception {
        try {
            SSLSocket socket =
                    (SSLSocket)
                            context(args[4], args[5].toCharArray())
                                    .getSocketFactory()
                                    .createSocket(args[0], Integer.parseInt(args[1]));
            socket.startHandshake();
            String subject = socket.getSession().getPeerPrincipal().getName();
            if (!subject.equals("CN=" + args[0])) {
                fail("Wrong host name: " + subject);
            }
            new ChatClient(socket).chat(args[2], args[3]);
        } catch (SSLException e) {
            fail(reason(e));
        } catch (IOException e) {
            fail("No server at " + args[0] + ":" + args[1]);
        }
    }

    static SSLContext context(String file, char[] password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(file)) {
            store.load(in, password);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    static String reason(Throwable e) {
        if (e instanceof CertificateExpiredException) {
            return "The certificate has expired";
        } else if (e instanceof CertificateNotYetValidException) {
            return "The certificate is not yet valid";
        } else if (e instanceof CertPathBuilderException) {
            return "The certificate is from an unknown authority";
        }
        return e.getCause() == null ? e.getMessage() : reason(e.getCause());
    }

    static void fail(String why) {
        System.err.println(why);
        System.exit(1);
    }

    void chat(String name, String room) throws Exception {
        Thread receiver = new Thread(this::receive);
        receiver.setDaemon(true);
        receiver.start();
        send("connect", Map.of("name", name, "room", room));
        String line = console.readLine();
        while (line != null && !line.equals("!quit")) {
            if (!line.isEmpty()) {
                send("message", Map.of("text", line));
            }
            line = console.readLine();
        }
        quitting = true;
        socket.shutdownOutput();
        receiver.join(500);
        System.exit(0);
    }

    void send(String type, Map<String, String> payload) throws IOException {
        ObjectNode message = JSON.createObjectNode().put("type", type);
        message.set("payload", JSON.valueToTree(payload));
        socket.getOutputStream().write((message + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void receive() {
        String end = "Connection closed by the server";
        try {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                show(JSON.readTree(line));
            }
        } catch (IOException e) {
            end = "Connection cut off";
        }
        if (!quitting) {
            console.print(end);
            System.exit(1);
        }
    }

    void show(JsonNode message) {
        JsonNode payload = message.path("payload");
        String text = payload.path("message").asString("");
        switch (message.path("type").asString("")) {
            case "connect_ack", "notification" -> console.print("* " + text);
            case "message" ->
                    console.print(
                            payload.path("sender").asString("")
                                    + ": "
                                    + payload.path("text").asString(""));
            case "error" -> {
                if (!inside) {
                    fail(text);
                }
                console.print("! " + text);
            }
            default -> {}
        }
        inside = true;
    }
}
