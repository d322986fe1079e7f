package app.synth.accounts.request;

/** What requests look like, for the documentation. */
final class RequestExamples {
    static final String NEW = """
            {"requested_type": "venue", "business_info": {"legal_name": "Blue Note Hall GmbH", "address": "Hafenstr. 1",
             "city": "Hamburg", "capacity": 450, "contact_email": "office@bluenote.example"}}""";

    static final String PENDING = """
            {"account_type_request_id": "0197c1de-7a00-7000-8000-000000000001", "user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90",
             "requested_type": "venue",
             "business_info": {"legal_name": "Blue Note Hall GmbH", "address": "Hafenstr. 1", "city": "Hamburg",
                               "capacity": 450, "contact_email": "office@bluenote.example"},
             "state": "pending", "reason": null, "decided_by": null, "decided_at": null,
             "created_at": "2026-11-01T09:30:00Z"}""";

    static final String APPROVED = """
            {"account_type_request_id": "0197c1de-7a00-7000-8000-000000000001", "user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90",
             "requested_type": "venue",
             "business_info": {"legal_name": "Blue Note Hall GmbH", "address": "Hafenstr. 1", "city": "Hamburg",
                               "capacity": 450, "contact_email": "office@bluenote.example"},
             "state": "approved", "reason": "In the trade register",
             "decided_by": "018f6d3a-0000-7c1a-9a41-3d5a1c2b7e90", "decided_at": "2026-11-02T10:00:00Z",
             "created_at": "2026-11-01T09:30:00Z"}""";

    static final String NO = "{\"reason\": \"The trade register does not know you\"}";

    static final String REJECTED = """
            {"account_type_request_id": "0197c1de-7a00-7000-8000-000000000002", "user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90",
             "requested_type": "promoter",
             "business_info": {"legal_name": "Loud Nights Ltd", "country": "GB", "contact_email": "hi@loud.example"},
             "state": "rejected", "reason": "The trade register does not know you",
             "decided_by": "018f6d3a-0000-7c1a-9a41-3d5a1c2b7e90", "decided_at": "2026-11-02T10:00:00Z",
             "created_at": "2026-11-01T09:30:00Z"}""";

    static final String WITHDRAWN = """
            {"account_type_request_id": "0197c1de-7a00-7000-8000-000000000001", "user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90",
             "requested_type": "media",
             "business_info": {"outlet_name": "Gig Weekly", "website": "https://gigs.example",
                               "contact_email": "desk@gigs.example"},
             "state": "withdrawn", "reason": null, "decided_by": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90",
             "decided_at": "2026-11-02T10:00:00Z", "created_at": "2026-11-01T09:30:00Z"}""";

    static final String PAGE =
            "{\"items\": [" + PENDING + "], \"next\": \"MDE5N2MxZGUtN2EwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAx\"}";

    static final String REASON = "{\"reason\": \"In the trade register\"}";

    static final String TYPE = "{\"account_type\": \"label\", \"reason\": \"Contract of 2026-10-30\"}";

    static final String TYPED = """
            {"user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90", "account_type": "label"}""";

    /** The fields of each form, for people. */
    static final String FORMS = """
            requested_type is artist, venue, promoter, venue_manager or media; the other types are given by an admin. \
            business_info depends on it (? is optional, and there are no further fields):

            - artist: stage_name, genres (1 to 20 different ones), links? (1 to 20, http or https)
            - venue: legal_name, address, city, capacity (1 to 1,000,000)
            - promoter: legal_name, country (two letters, ISO 3166), registration_number?
            - venue_manager: venue_name, role
            - media: outlet_name, website
            - all of them: contact_email

            Names have up to 200 characters, an address or a link 500, other texts 100.""";

    private RequestExamples() {}
}
