package app.synth.localstack.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Starts a command in a process group of its own, by the means that this system has. */
final class OwnGroup {
    private static final List<String> PREFIX = prefix();

    private OwnGroup() {}

    static List<String> command(List<String> command) {
        return Stream.concat(PREFIX.stream(), command.stream()).toList();
    }

    private static List<String> prefix() {
        // Linux; macOS has no setsid, but a perl. Both replace themselves by the command: the process id stays.
        for (String setsid : List.of("/usr/bin/setsid", "/bin/setsid")) {
            if (Files.isExecutable(Path.of(setsid))) {
                return List.of(setsid);
            }
        }
        return Files.isExecutable(Path.of("/usr/bin/perl"))
                ? List.of("/usr/bin/perl", "-e", "setpgrp(0, 0); exec { $ARGV[0] } @ARGV or die $!")
                : List.of();
    }
}
