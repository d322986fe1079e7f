package app.synth.accounts.profile;

/** The API's examples. */
final class ProfileExamples {
    static final String MINE = """
            {"user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90", "name": "Ada", "avatar_url": null,
             "bio": null, "instagram_handle": "ada.plays", "gender": null, "birthday": "1990-05-17",
             "city": "Brooklyn", "state": "NY", "last_active_at": "2026-11-02T18:00:00Z",
             "is_public_profile": true, "account_type": "user", "verified": false, "verification_level": "none",
             "business_info": {}, "subscription_tier": "free", "subscription_expires_at": null,
             "created_at": "2026-11-01T09:30:00Z"}""";
    static final String PUBLIC = """
            {"user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90", "name": "Ada", "avatar_url": null,
             "bio": null, "instagram_handle": "ada.plays", "city": "Brooklyn", "state": "NY",
             "account_type": "user", "verified": false}""";
    static final String PATCH = """
            {"name": "Ada L.", "city": "Queens", "bio": null}""";
    static final String PAGE = "{\"items\": [" + MINE + """
            ], "next": "MjAyNi0xMS0wMVQwOTozMDowMFovMDE4ZjZkM2E"}""";
    static final String LINES = """
            {"user_id":"0190aa10-0000-7000-8000-00000000000a","name":"Ada","city":"Brooklyn","account_type":"artist","verification_level":"identity"}
            {"user_id":"0190aa10-0000-7000-8000-00000000000b","subscription_tier":"premium","subscription_expires_at":"2030-01-01T00:00:00Z"}
            """;
    static final String REPORT = """
            {"kind":"refused","line":3,"code":"invalid_field","field":"birthday","detail":"It is a date such as 1990-05-17"}
            {"kind":"progress","received":10000,"made":9998,"updated":1,"unchanged":0,"refused":1,"next_line":10001}
            {"kind":"report","received":10004,"made":10002,"updated":1,"unchanged":0,"refused":1,"next_line":10005,"complete":true}
            """;

    private ProfileExamples() {}
}
