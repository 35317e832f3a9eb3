void main(String[] args) {
    int port = Integer.parseInt(args[0]);
    try (var listener = new ServerSocket(port)) {
        while (true) {
            try (var client = listener.accept()) {
                var everything = client.getInputStream().readAllBytes();
                IO.println(everything.length + " bytes");
                client.getOutputStream().write(everything);
            } catch (IOException e) {
                IO.println(e.getMessage());
            }
        }
    } catch (IOException e) {
        System.err.println("Cannot listen on " + port + ": " + e.getMessage());
        System.exit(1);
    }
}
