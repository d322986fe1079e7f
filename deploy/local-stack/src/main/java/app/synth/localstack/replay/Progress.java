package app.synth.localstack.replay;

import java.io.PrintWriter;

/** Tells people how far it is, in whole lines. */
final class Progress {
    private final PrintWriter out;

    Progress(PrintWriter out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }
}
