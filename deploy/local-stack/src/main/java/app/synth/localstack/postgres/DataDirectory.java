package app.synth.localstack.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where one server keeps its files: the cluster, the superuser's password and the log. A lock that the system lifts
 * when this JVM ends tells a directory in use from a left one.
 */
final class DataDirectory implements AutoCloseable {
    private final Path root;
    private final boolean temporary;
    private final FileChannel lock;

    private DataDirectory(Path root, boolean temporary, FileChannel lock) {
        this.root = root;
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
    }

    private static DataDirectory lockedOrFail(Path root, boolean temporary) throws IOException {
        FileChannel lock = openLock(root);
        if (!isFree(lock)) {
            lock.close();
            throw new IOException(root + " is in use by another running stack");
        }
        return new DataDirectory(root, temporary, lock);
    }

    private static void deleteLeftOnes(Path parent) throws IOException {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent, "server-*")) {
            for (Path directory : directories) {
                // one without a lock file is being made this very moment
                if (Files.exists(directory.resolve("lock"))) {
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

    /** Takes the lock if nobody has it. */
    private static boolean isFree(FileChannel lock) throws IOException {
        try {
            FileLock taken = lock.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false; // by this very JVM
        }
    }
}
