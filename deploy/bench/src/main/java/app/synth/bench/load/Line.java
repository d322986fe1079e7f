package app.synth.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One kept-alive HTTP connection with at most one request under way. */
final class Line implements AutoCloseable {
    private static final int ANSWER_BYTES = 16 * 1024;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer out;
    private final ByteBuffer received = ByteBuffer.allocateDirect(ANSWER_BYTES);
    private byte[] in = new byte[ANSWER_BYTES];
    private int available;
    private long due;

    private Line(SocketChannel channel, Selector selector, int longestRequest) throws IOException {
        this.channel = channel;
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
        this.out = ByteBuffer.allocateDirect(longestRequest);
    }

    static Line open(InetSocketAddress address, Selector selector, int longestRequest) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return new Line(channel, selector, longestRequest);
    }

    /** @param dueAt when the request should have been sent, by {@link System#nanoTime} */
    void send(Requests requests, long dueAt) throws IOException {
        due = dueAt;
        available = 0;
        out.clear();
        requests.write(out);
        out.flip();
        flush();
    }

    /** Goes on where the socket is ready; gives the answer once all of it is there. */
    @Nullable
    Answer proceed() throws IOException {
        if (key.isWritable()) {
            flush();
        }
        return key.isReadable() ? receive() : null;
    }

    long due() {
        return due;
    }

    /** The last answer, for people. */
    String text() {
        return new String(in, 0, Math.min(available, 1_000), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void flush() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private @Nullable Answer receive() throws IOException {
        received.clear();
        int count = channel.read(received);
        if (count < 0) {
            throw new EOFException("the service closed a connection");
        }
        if (available + count > in.length) {
            in = Arrays.copyOf(in, 2 * (available + count));
        }
        received.flip().get(in, available, count);
        available += count;
        return Answer.read(in, available);
    }
}
