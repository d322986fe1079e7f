package app.synth.localstack.sample;

import app.synth.localstack.client.CatalogueEntry;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * A venue of the sample.
 *
 * @param number counted from 1
 */
record Hall(int number, String name, String city, String state, String zone, int capacity) {
    private static final String EAST = "America/New_York";
    private static final String MIDDLE = "America/Chicago";
    private static final String WEST = "America/Los_Angeles";

    static final List<Hall> ALL = List.of(
            new Hall(1, "The Lantern Room", "New York", "NY", EAST, 650),
            new Hall(2, "Tidewater Hall", "Brooklyn", "NY", EAST, 1_800),
            new Hall(3, "Orchard Street Theatre", "Boston", "MA", EAST, 1_200),
            new Hall(4, "Foundry No. 9", "Philadelphia", "PA", EAST, 900),
            new Hall(5, "Peachtree Pavilion", "Atlanta", "GA", EAST, 6_500),
            new Hall(6, "The Grain Exchange", "Chicago", "IL", MIDDLE, 2_300),
            new Hall(7, "Riverbend Stage", "Nashville", "TN", MIDDLE, 1_500),
            new Hall(8, "Bluebonnet Ballroom", "Austin", "TX", MIDDLE, 1_100),
            new Hall(9, "Mile High Conservatory", "Denver", "CO", "America/Denver", 3_900),
            new Hall(10, "The Saltworks", "Los Angeles", "CA", WEST, 5_900),
            new Hall(11, "Fog City Odeon", "San Francisco", "CA", WEST, 2_100),
            new Hall(12, "Evergreen Shed", "Seattle", "WA", WEST, 450));

    String id() {
        return "sample-venue-" + String.format(Locale.ROOT, "%02d", number);
    }

    ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    CatalogueEntry.Venue entry() {
        return new CatalogueEntry.Venue(id(), name, city, state, zoneId(), capacity);
    }
}
