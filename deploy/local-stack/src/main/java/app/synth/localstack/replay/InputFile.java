package app.synth.localstack.replay;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens a text file, packed by gzip or not: the content says which, not the name. */
final class InputFile {
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private InputFile() {}

    static BufferedReader open(Path file, Charset charset) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IOException(file + " is no file that can be read");
        }
        InputStream stream = new BufferedInputStream(Files.newInputStream(file));
        try {
            return new BufferedReader(new InputStreamReader(isPacked(stream) ? unpack(stream) : stream, charset));
        } catch (IOException e) {
            stream.close();
            throw new IOException(file + " cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static InputStream unpack(InputStream stream) throws IOException {
        return new GZIPInputStream(stream);
    }

    private static boolean isPacked(InputStream stream) throws IOException {
        stream.mark(2);
        boolean packed = stream.read() == GZIP_FIRST && stream.read() == GZIP_SECOND;
        stream.reset();
        return packed;
    }
}
