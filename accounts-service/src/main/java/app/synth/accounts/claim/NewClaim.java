package app.synth.accounts.claim;

import app.synth.accounts.client.request.SentObject;
import app.synth.accounts.client.request.SentText;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim that is made or recorded.
 *
 * @param evidence null where an admin knows without
 */
record NewClaim(
        UUID userId,
        ResourceType resourceType,
        String resourceId,
        @Nullable Evidence evidence) {
    private static final int LONGEST_ID = 500;
    private static final String USER_ID = "user_id";
    private static final String RESOURCE_TYPE = "resource_type";
    private static final String RESOURCE_ID = "resource_id";
    private static final String EVIDENCE = "evidence";
    private static final String REASON = "reason";

    /** Why it should be theirs. */
    record Evidence(String text, List<String> links) {
        private static final int LONGEST_TEXT = 4000;
        private static final int MOST_LINKS = 10;
        private static final int LONGEST_LINK = 2000;

        private static Evidence read(SentObject sent) {
            String text = sent.paragraphIfAny("text", LONGEST_TEXT);
            if (text == null) {
                throw sent.wrong("text", "It says why this is yours");
            }
            return new Evidence(text, links(sent));
        }

        private static List<String> links(SentObject sent) {
            List<String> links = sent.textsIfAny("links", MOST_LINKS, LONGEST_LINK);
            for (int i = 0; i < links.size(); i++) {
                SentText.httpsUrl(sent.name("links[" + i + "]"), links.get(i));
            }
            return links;
        }
    }

    /** A claim of one's own. */
    static NewClaim claimed(UUID user, byte[] body) {
        SentObject sent = SentObject.read(body, Set.of(RESOURCE_TYPE, RESOURCE_ID, EVIDENCE));
        return of(user, sent, Evidence.read(sent.object(EVIDENCE, Set.of("text", "links"))));
    }

    /** What an admin records for somebody. */
    static NewClaim recorded(byte[] body) {
        SentObject sent = SentObject.read(body, Set.of(USER_ID, RESOURCE_TYPE, RESOURCE_ID, REASON));
        return of(sent.uuid(USER_ID), sent, null);
    }

    private static NewClaim of(UUID user, SentObject sent, @Nullable Evidence evidence) {
        return new NewClaim(
                user,
                sent.one(RESOURCE_TYPE, ResourceType.class, ResourceType::of, ResourceType::code),
                sent.text(RESOURCE_ID, LONGEST_ID),
                evidence);
    }
}
