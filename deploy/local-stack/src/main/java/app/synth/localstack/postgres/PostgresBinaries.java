package app.synth.localstack.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL for this machine, unpacked from the class path into the user's cache once. */
final class PostgresBinaries {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    static PostgresBinaries installed() throws IOException {
        String archive = "/postgres-" + system() + "-" + processor() + ".txz";
        Path home = cache().resolve("postgres-" + fingerprint(archive));
        if (!Files.isDirectory(home)) {
            unpackBeside(home, archive);
        }
        return new PostgresBinaries(home);
    }

    private static InputStream open(String archive) throws IOException {
        InputStream resource = PostgresBinaries.class.getResourceAsStream(archive);
        if (resource == null) {
            throw new IOException("there is no embedded PostgreSQL for this machine (" + archive
                    + "): give a server with --postgres URL");
        }
        return resource;
    }

    /** Unpacks into a directory of its own and renames it: who comes at the same time never sees half of it. */
    private static void unpackBeside(Path home, String archive) throws IOException {
        Files.createDirectories(home.getParent());
        Path unpacked = Files.createTempDirectory(home.getParent(), "unpacking-");
        try {
            unpack(archive, unpacked);
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Directories.delete(unpacked);
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new BufferedInputStream(new XZInputStream(open(archive)), BUFFER_BYTES))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("the archive leaves its directory: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(file, target.resolve(entry.getLinkName()).normalize());
                } else {
                    Files.copy(tar, file);
                    boolean executable = (entry.getMode() & 0100) != 0 || file.startsWith(target.resolve("bin"));
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static Path cache() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path caches = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return caches.resolve("synth-insights");
    }

    private static String fingerprint(String archive) throws IOException {
        try (DigestInputStream content = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[BUFFER_BYTES];
            while (content.read(buffer) >= 0) {
                // read for its digest only: an archive may be 70 MB, too much to hold
            }
            return HexFormat.of().formatHex(content.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> other;
        };
    }
}
