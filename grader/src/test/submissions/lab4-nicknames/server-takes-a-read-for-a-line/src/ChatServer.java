// Chat server with nicknames. Start it with a port.

class Member {
    Socket socket;
    String name;
    BlockingQueue<byte[]> outbox = new ArrayBlockingQueue<>(1000);
    Thread postman;
}

final byte[] STOP = new byte[0];
final ReentrantLock lock = new ReentrantLock(); // for members and their names
final List<Member> members = new ArrayList<>();

void main(String[] args) throws Exception {
    ServerSocket door;
    try {
        door = new ServerSocket(Integer.parseInt(args[0]));
    } catch (BindException e) {
        System.err.println("port " + args[0] + " is not free");
        System.exit(1);
        return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    while (true) {
        Member member = new Member();
        member.socket = door.accept();
        Thread.ofVirtual().start(() -> serve(member));
    }
}

void serve(Member member) {
    lock.lock();
    members.add(member);
    member.postman = Thread.ofVirtual().start(() -> deliver(member));
    lock.unlock();
    try {
        var in = member.socket.getInputStream();
        byte[] buffer = new byte[1024];
        send(member, "NICK");
        int n = in.read(buffer);
        while (n != -1) {
            String line = new String(buffer, 0, n, StandardCharsets.UTF_8).stripTrailing();
            if (line.equals("!quit")) {
                break;
            }
            receive(member, line);
            Thread.sleep(2); // do not get too hot
            n = in.read(buffer);
        }
    } catch (IOException | InterruptedException e) {
        IO.println(e);
    }
    lock.lock();
    members.remove(member);
    if (member.name != null) {
        tellAll(member.name + " left!");
    }
    member.outbox.offer(STOP);
    lock.unlock();
}

void receive(Member member, String line) {
    lock.lock();
    if (member.name != null) {
        if (!line.isEmpty()) {
            tellAll(member.name + ": " + line);
        }
    } else if (isFine(line.trim())) {
        member.name = line.trim();
        tellAll(member.name + " joined!");
        send(member, "Connected to server!");
    } else {
        send(member, "NICK");
    }
    lock.unlock();
}

boolean isFine(String name) {
    return name.matches("\\P{Cc}{1,20}") && members.stream().noneMatch(m -> name.equals(m.name));
}

void tellAll(String text) {
    for (Member member : members) {
        if (member.name != null) {
            send(member, text);
        }
    }
}

void send(Member member, String text) {
    if (!member.outbox.offer((text + "\n").getBytes(StandardCharsets.UTF_8))) {
        hangUp(member);
    }
}

void hangUp(Member member) {
    try {
        member.socket.close();
    } catch (IOException e) {
        IO.println("not closed: " + e);
    }
}

void deliver(Member member) {
    try (var socket = member.socket) {
        for (byte[] bytes = member.outbox.take(); bytes != STOP; bytes = member.outbox.take()) {
            socket.getOutputStream().write(bytes);
        }
    } catch (IOException | InterruptedException e) {
        IO.println("not delivered: " + e);
    }
}

void end() {
    lock.lock();
    for (Member member : members) {
        send(member, "server> !quit");
        member.outbox.offer(STOP);
    }
    var postmen = members.stream().map(m -> m.postman).toList();
    lock.unlock();
    try {
        for (Thread postman : postmen) {
            postman.join(Duration.ofMillis(250));
        }
    } catch (InterruptedException e) {
        IO.println(e);
    }
    Runtime.getRuntime().halt(0);
}
