// A chat client with frames: it tells the server who its user is, sends what its user types, and
// shows what comes, whether its user types or not.
//
//     java ChatClient.java 127.0.0.1 5000 ann

// How long a server may take to close its end when the user has left.
final Duration PATIENCE = Duration.ofSeconds(1);

// So many frames may wait until the server takes them. Whoever types more has to wait, too.
final int MOST_FRAMES_WAITING = 100;

// What is still to be sent. The thread at the keyboard puts it in here. The one at the connection
// takes it out when there is room for it on the way.
final BlockingQueue<ByteBuffer> outgoing = new ArrayBlockingQueue<>(MOST_FRAMES_WAITING);

// Whether the user has no more to say than what is in the queue now.
volatile boolean leaving = false;

// Open when all of it has been sent, and the goodbye behind it.
final CountDownLatch goodbye = new CountDownLatch(1);

void main(String[] args) throws InterruptedException {
    if (args.length != 3 || !isPort(args[1])) {
        System.err.println("Usage: ChatClient HOST PORT NAME, where PORT is a number up to 65535");
        System.exit(2);
    }
    String host = args[0];
    int port = Integer.parseInt(args[1]);
    String name = args[2];

    // What is typed and shown is text, and what travels is bytes. UTF-8 says which bytes make which
    // text. Said here once for the screen, or Java would go by the settings of the terminal.
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));

    try {
        // The end of the program closes these two.
        SocketChannel server = SocketChannel.open();
        Selector selector = Selector.open();
        server.socket().connect(new InetSocketAddress(host, port));
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_READ);
        IO.println("Connected to " + host + ":" + port + ". Type a message, or Ctrl-D to quit.");

        // A selector waits for connections, and not for keys. So there are two threads. This one
        // waits for the keys. The other one is a daemon, which does not keep the program alive when
        // this one has come to its end.
        outgoing.add(Frame.of(bytes(name)));
        Screen screen = new Screen(Terminal.givesEachKey());
        Thread talker =
                Thread.ofPlatform()
                        .name("talker")
                        .daemon()
                        .start(() -> talk(server, selector, screen));
        type(selector, screen);

        // A good server answers our goodbye with its own. We wait for it, but not for ever: whoever
        // hangs up at once may cut off what the server has not read yet.
        goodbye.await();
        talker.join(PATIENCE);
    } catch (IOException e) {
        System.err.println(
                "ChatClient: cannot connect to " + host + ":" + port + ": " + e.getMessage());
        System.exit(1);
    }
}

// Hands over each line that the user types, until there are no more.
void type(Selector selector, Screen screen) throws InterruptedException {
    try {
        String line = screen.readLine();
        while (line != null) {
            byte[] message = bytes(line);
            if (message.length > Frame.LONGEST) {
                screen.show("This is too long for one message");
            } else if (message.length > 0) {
                outgoing.put(Frame.of(message));
                // The other thread may be waiting for what comes. Now it has something to send.
                selector.wakeup();
            }
            line = screen.readLine();
        }
    } catch (IOException e) {
        // There is no keyboard any more, so there will be no more lines.
    }
    leaving = true;
    selector.wakeup();
}

// Sends and receives, whatever can be done without waiting, until the connection ends. Runs on a
// thread of its own, and this is the only one that touches the connection.
void talk(SocketChannel server, Selector selector, Screen screen) {
    SelectionKey key = server.keyFor(selector);
    Frame.Reader frames = new Frame.Reader();
    String name = null; // who says the next message, as soon as that frame has come
    try {
        while (true) {
            if (leaving && outgoing.isEmpty()) {
                leave(server);
            }
            // There is nearly always room to write. We want to know that only if we have something.
            key.interestOps(
                    outgoing.isEmpty()
                            ? SelectionKey.OP_READ
                            : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            // Does not wait if the other thread has called wakeup since the last time.
            selector.select();
            if (!selector.selectedKeys().remove(key)) {
                continue; // It was only woken up.
            }
            if (key.isWritable()) {
                send(server);
            }
            byte[] content = key.isReadable() ? frames.read(server) : null;
            if (content != null && name == null) {
                name = text(content);
            } else if (content != null) {
                screen.show(name + " > " + text(content));
                name = null;
            }
        }
    } catch (ProtocolException e) {
        // Where the next frame would begin, nobody can say.
        System.err.println("ChatClient: the server does not send frames: " + e.getMessage());
        System.exit(1);
    } catch (IOException e) {
        // The end of the stream. A reset is an end, too, only a less polite one.
        if (goodbye.getCount() > 0) {
            screen.show("Connection closed by the server");
            // The other thread waits for a key. Nobody should have to press one.
            System.exit(1);
        }
    }
}

// Writes the first frame that waits, or as much of it as the operating system takes. What is left
// stays where it is: the buffer knows its position.
void send(SocketChannel server) throws IOException {
    ByteBuffer first = outgoing.element();
    server.write(first);
    if (!first.hasRemaining()) {
        outgoing.remove();
    }
}

// Says goodbye: nothing more will be sent, and what was sent before gets there first.
void leave(SocketChannel server) throws IOException {
    server.shutdownOutput();
    goodbye.countDown();
}

byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
}

String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
}

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}
