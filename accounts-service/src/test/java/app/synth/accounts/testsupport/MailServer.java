package app.synth.accounts.testsupport;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A mail server that takes everything, and can go away and come back. */
public final class MailServer {
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private final ServerSetup address;
    private GreenMail server;

    MailServer(int port) {
        address = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        server = new GreenMail(address);
    }

    public void start() {
        server = new GreenMail(address);
        server.start();
    }

    public void stop() {
        server.stop();
    }

    /** What has arrived for an address, in order. */
    public List<MimeMessage> to(String recipient) {
        return Stream.of(server.getReceivedMessages())
                .filter(message -> recipient.equals(recipient(message)))
                .toList();
    }

    /** The code in the newest mail to an address. */
    public String codeFor(String recipient) {
        await().until(() -> !to(recipient).isEmpty());
        Matcher code = CODE.matcher(GreenMailUtil.getBody(to(recipient).getLast()));
        if (!code.find()) {
            throw new AssertionError("no code in the mail to " + recipient);
        }
        return code.group();
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
