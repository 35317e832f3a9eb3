import java.util.concurrent.Executors;

void main(String[] args) throws IOException {
    try (var listener = new ServerSocket()) {
        listener.bind(new InetSocketAddress("localhost", Integer.parseInt(args[0])));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (true) {
                var client = listener.accept();
                threads.submit(() -> echo(client));
            }
        }
    } catch (BindException e) {
        System.err.println(e.getMessage() + ": " + args[0]);
        System.exit(98);
    }
}

Void echo(Socket client) throws IOException {
    try (client) {
        client.getInputStream().transferTo(client.getOutputStream());
    }
    return null;
}
