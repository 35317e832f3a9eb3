package de.example.room;

import java.util.ArrayList;
import java.util.List;

class Room {
    private final List<Member> members = new ArrayList<>();

    synchronized void enter(Member member) {
        members.add(member);
    }

    synchronized void leave(Member member) {
        members.remove(member);
    }

    synchronized void say(byte[] line) {
        for (Member member : members) {
            member.hear(line);
        }
    }
}
