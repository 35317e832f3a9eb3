// Chat server for frames. Start it with a port.

class Member {
    SocketChannel channel;
    SelectionKey key;
    byte[] name;
    Queue<ByteBuffer> out = new LinkedList<>();
    int size; // of all that is in out
}

Selector selector;
ByteBuffer in = ByteBuffer.allocate(10 + 65536);
List<Member> members = new ArrayList<>(); // who has a name

void main(String[] args) throws IOException {
    selector = Selector.open();
    var door = ServerSocketChannel.open();
    try {
        door.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])));
    } catch (BindException e) {
        System.err.println("port " + args[0] + " is not free");
        System.exit(1);
    }
    door.configureBlocking(false);
    door.register(selector, SelectionKey.OP_ACCEPT);
    while (true) {
        selector.select();
        for (var key : selector.selectedKeys()) {
            if (key.channel() == door) {
                welcome(door.accept());
            } else if (key.isValid()) {
                attend((Member) key.attachment());
            }
        }
        selector.selectedKeys().clear();
    }
}

void welcome(SocketChannel channel) throws IOException {
    if (channel == null) {
        return;
    }
    var member = new Member();
    member.channel = channel;
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    member.key = channel.register(selector, SelectionKey.OP_READ, member);
}

void attend(Member member) {
    try {
        if (member.key.isReadable()) {
            read(member);
        }
        if (member.key.isValid() && member.key.isWritable()) {
            write(member);
        }
    } catch (IOException e) {
        goodbye(member);
    }
}

void read(Member member) throws IOException {
    if (member.channel.read(in) == -1) {
        throw new EOFException();
    }
    in.flip();
    while (in.remaining() >= 10) {
        byte[] header = new byte[10];
        in.get(header);
        int length = length(header);
        if (in.remaining() < length) {
            in.position(in.position() - 10);
            break;
        }
        byte[] content = new byte[length];
        in.get(content);
        received(member, content);
    }
    in.compact();
}

int length(byte[] header) throws IOException {
    var text = new String(header, StandardCharsets.ISO_8859_1);
    if (!text.matches("\\d{1,5} +") || Integer.parseInt(text.trim()) > 65536) {
        throw new IOException("not a header");
    }
    return Integer.parseInt(text.trim());
}

void received(Member member, byte[] content) {
    if (member.name == null) {
        member.name = content;
        members.add(member);
        return;
    }
    byte[] both = join(frame(member.name), frame(content));
    for (var other : List.copyOf(members)) {
        if (other != member) {
            send(other, both);
        }
    }
}

byte[] frame(byte[] content) {
    var header = (content.length + "          ").substring(0, 10);
    return join(header.getBytes(StandardCharsets.US_ASCII), content);
}

byte[] join(byte[] a, byte[] b) {
    return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
}

// Writes at once what can be written, and keeps the rest.
void send(Member member, byte[] bytes) {
    member.out.add(ByteBuffer.wrap(bytes));
    member.size += bytes.length;
    try {
        write(member);
    } catch (IOException e) {
        goodbye(member);
        return;
    }
    if (member.size > 8 << 20) {
        goodbye(member);
    }
}

void write(Member member) throws IOException {
    while (!member.out.isEmpty()) {
        ByteBuffer first = member.out.peek();
        member.size -= member.channel.write(first);
        if (!first.hasRemaining()) {
            member.out.remove();
        } else {
            member.key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            return;
        }
    }
    member.key.interestOps(SelectionKey.OP_READ);
}

void goodbye(Member member) {
    members.remove(member);
    try {
        member.channel.close();
    } catch (IOException e) {
        IO.println(e);
    }
}
