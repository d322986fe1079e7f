package app.synth.accounts.client.permission;

import java.util.regex.Pattern;

/**
 * Something that can have owners.
 *
 * @param type artist, venue or event
 * @param id as the catalogue has it
 */
public record Resource(String type, String id) {
    private static final Pattern ID = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,500}");

    /** Whether anything can have this id; nobody owns what cannot be. (Not named as a property: it would be sent.) */
    public boolean canExist() {
        return !id.isBlank() && ID.matcher(id).matches();
    }
}
