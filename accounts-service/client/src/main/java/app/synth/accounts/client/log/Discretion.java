package app.synth.accounts.client.log;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Reads every line before it is written. Of keys that stand in it, wherever somebody has put them (in a path, mostly), no more
 * than the beginning is left, by which their owners know them. A problem that a resource has thrown says all by itself: where
 * in the code that was helps nobody, and it is no error of ours, whatever its status.
 */
@LoggingFilter(name = "discretion")
public final class Discretion implements Filter {
    /** Machines' keys, write and server keys, tokens, and the secrets of payment providers. */
    private static final Pattern SECRET = Pattern.compile(
            "((?:sik|wk|sk|whsec)_[A-Za-z0-9_-]{6}|eyJ[A-Za-z0-9_-]{6})[A-Za-z0-9_-]{10,}(?:\\.[A-Za-z0-9_-]*){0,2}");

    @Override
    public boolean isLoggable(LogRecord line) {
        if (line.getThrown() instanceof HttpProblem) {
            line.setThrown(null);
            if (line.getLevel().intValue() > Level.WARNING.intValue()) {
                line.setLevel(Level.WARNING);
            }
        }
        String text = text(line);
        var secrets = SECRET.matcher(text);
        if (secrets.find()) {
            line.setMessage(secrets.replaceAll("$1…"));
            line.setParameters(null);
            if (line instanceof ExtLogRecord formatted) {
                formatted.setMessage(line.getMessage(), ExtLogRecord.FormatStyle.NO_FORMAT);
            }
        }
        return true;
    }

    private static String text(LogRecord line) {
        String text = line instanceof ExtLogRecord formatted ? formatted.getFormattedMessage() : line.getMessage();
        return text == null ? "" : text;
    }
}
