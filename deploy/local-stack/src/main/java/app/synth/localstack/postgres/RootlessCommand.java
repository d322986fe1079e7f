package app.synth.localstack.postgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

/** PostgreSQL refuses to run as root, which is who one is in most containers: it then runs in a user namespace. */
final class RootlessCommand {
    private static final List<String> UNSHARE = List.of("unshare", "--user");

    private RootlessCommand() {}

    static List<String> of(Path program) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of(program.toString());
        }
        if (!succeeds("unshare", "--user", "true")) {
            throw new IOException("PostgreSQL does not run as root, and user namespaces are not allowed here:"
                    + " start as another user, or give a server with --postgres URL");
        }
        return List.of(UNSHARE.getFirst(), UNSHARE.getLast(), program.toString());
    }

    private static boolean succeeds(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
