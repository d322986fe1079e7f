package app.synth.localstack.sample;

import java.util.List;

/** Invented names. Nobody is called so on purpose. */
final class Names {
    static final List<String> ARTISTS = List.of(
            "Glass Harbour",
            "The Paper Comets",
            "Marigold Static",
            "Nine Mile Lantern",
            "Velvet Turnstile",
            "Odessa Quill",
            "Low Tide Parade",
            "The Borrowed Suits",
            "Cinder & Salt",
            "Hollow Pines Choir",
            "Tessellate Eight",
            "Juniper Arcade",
            "Brass Monsoon",
            "Ferrywoman",
            "The Quiet Engines",
            "Saffron Relay",
            "Midnight Cartographers",
            "Copper Finch",
            "Slow Satellite",
            "Ravel Street Trio",
            "Kite Weather",
            "Umber & the Tides",
            "Parallel Orchard",
            "The Long Weekenders",
            "Echo Laundry");

    static final List<List<String>> GENRES = List.of(
            List.of("indie"),
            List.of("rock"),
            List.of("electronic"),
            List.of("folk"),
            List.of("soul", "funk"),
            List.of("singer-songwriter"),
            List.of("jazz"));

    static final List<String> GIVEN = List.of(
            "Alma", "Bruno", "Carla", "Dario", "Edda", "Felix", "Greta", "Hugo", "Ines", "Jonas", "Kira", "Leon",
            "Mila", "Nico", "Olga", "Pavel", "Quinn", "Rosa", "Silas", "Tara", "Ugo", "Vera", "Wim", "Xenia", "Yara",
            "Zeno", "Amira", "Basil", "Celia", "Dean");

    static final List<String> FAMILY = List.of(
            "Ashgrove",
            "Bellwether",
            "Carroway",
            "Dunmore",
            "Eastlake",
            "Fairweather",
            "Greenhalgh",
            "Holloway",
            "Ivers",
            "Jessop",
            "Kestrel",
            "Lindqvist",
            "Marchetti",
            "Northgate",
            "Okafor",
            "Penhallow",
            "Quill",
            "Rosewood",
            "Sandoval",
            "Thackeray");

    static final List<String> QUERIES = List.of(
            "tonight",
            "glass harbour",
            "jazz",
            "free concerts",
            "paper comets",
            "folk this weekend",
            "velvet",
            "outdoor",
            "ferrywoman tour",
            "electronic",
            "cheap tickets",
            "brass monsoon",
            "kite weather");

    private Names() {}
}
