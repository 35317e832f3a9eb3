package dev.chatlab.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects the events of one conversation. Any thread may record at any time. */
final class Recorder {

    /** Events beyond these are not kept: a flood must not fill the memory. */
    private static final int MOST_EVENTS = 100_000;

    /** The same for what they carry; conversations of the chapters carry no more than this. */
    private static final long MOST_BYTES = 40 * 1024 * 1024;

    private final long start = System.nanoTime();
    private final List<Event> events = new ArrayList<>(); // guarded by this
    private long bytes; // guarded by this
    private int step; // guarded by this

    synchronized void playing(int nextStep) {
        step = nextStep;
    }

    synchronized void record(String who, Event.What what) {
        int size = what.size();
        if (events.size() < MOST_EVENTS && (size == 0 || bytes < MOST_BYTES)) {
            bytes += size;
            events.add(new Event(Duration.ofNanos(System.nanoTime() - start), step, who, what));
        }
    }

    synchronized Transcript transcript() {
        return new Transcript(events);
    }
}
