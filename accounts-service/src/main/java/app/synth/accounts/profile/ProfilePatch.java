package app.synth.accounts.profile;

import app.synth.accounts.client.request.SentObject;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Map;

/**
 * What somebody changes of their own profile (RFC 7396): what is not named stays as it is, null takes away.
 *
 * @param values checked
 */
record ProfilePatch(Map<ProfileField, JsonNode> values) {

    /** Fails with 400 naming the field; a field that is not its owner's to change is one of those. */
    static ProfilePatch read(byte[] body) {
        SentObject sent = SentObject.read(body, ProfileField.OF_OWNER.keySet());
        Map<ProfileField, JsonNode> values = new EnumMap<>(ProfileField.class);
        ProfileField.OF_OWNER.forEach((key, field) -> {
            if (sent.node(key) != null) {
                values.put(field, field.check(sent));
            }
        });
        return new ProfilePatch(values);
    }
}
