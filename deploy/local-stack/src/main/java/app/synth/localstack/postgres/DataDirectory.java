package app.synth.localstack.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where one server keeps its files: the cluster, the superuser's password and the log. A lock that the system lifts
 * when this JVM ends tells a directory in use from a left one.
 */
final class DataDirectory implements AutoCloseable {
    /**
     * Those of this JVM. Their lock files must not be opened a second time: closing any channel on a file gives back all
     * locks that the process has on it.
     */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final Path own;
    private final boolean temporary;
    private final FileChannel lock;

    private DataDirectory(Path root, Path own, boolean temporary, FileChannel lock) {
        this.root = root;
        this.own = own;
        this.temporary = temporary;
        this.lock = lock;
    }

    /** A directory that stays. */
    static DataDirectory kept(Path root) throws IOException {
        Files.createDirectories(root);
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        return lockedOrFail(root, false);
    }

    /** A directory that goes when it is closed, and at the latest when the next one is made. */
    static DataDirectory temporary() throws IOException {
        Path parent =
                Path.of(System.getProperty("java.io.tmpdir"), "synth-postgres-" + System.getProperty("user.name"));
        Files.createDirectories(parent);
        deleteLeftOnes(parent);
        return lockedOrFail(Files.createTempDirectory(parent, "server-"), true);
    }

    Path cluster() {
        return root.resolve("cluster");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    /** The superuser's password: made at the first call and readable by this user only. */
    String superuserPassword() throws IOException {
        Path file = passwordFile();
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, RolePasswords.randomPassword());
        }
        return Files.readString(file);
    }

    Path passwordFile() {
        return root.resolve("superuser-password");
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Directories.delete(root);
        }
        lock.close();
        OWN.remove(own);
    }

    private static DataDirectory lockedOrFail(Path root, boolean temporary) throws IOException {
        Path own = root.toRealPath();
        if (!OWN.add(own)) {
            throw inUse(root);
        }
        FileChannel lock = openLock(root);
        if (!isFree(lock)) {
            lock.close();
            OWN.remove(own);
            throw inUse(root);
        }
        return new DataDirectory(root, own, temporary, lock);
    }

    private static IOException inUse(Path root) {
        return new IOException(root + " is in use by another running stack");
    }

    private static void deleteLeftOnes(Path parent) throws IOException {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent, "server-*")) {
            for (Path directory : directories) {
                // one without a lock file is being made this very moment
                if (!OWN.contains(directory.toRealPath()) && Files.exists(directory.resolve("lock"))) {
                    try (FileChannel lock = openLock(directory)) {
                        if (isFree(lock)) {
                            Directories.delete(directory);
                        }
                    }
                }
            }
        }
    }

    private static FileChannel openLock(Path root) throws IOException {
        return FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Takes the lock if no other JVM has it. */
    private static boolean isFree(FileChannel lock) throws IOException {
        return lock.tryLock() != null;
    }
}
