package app.synth.accounts.subscription;

/** What subscriptions and payments look like, for the documentation. */
final class SubscriptionExamples {
    static final String TIER = """
            {"subscription_tier": "professional", "subscription_expires_at": "2030-01-01T00:00:00Z", "reason": "Won at the spring festival"}""";

    static final String MINE = """
            {"user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90", "subscription_tier": "professional",
             "subscription_expires_at": "2030-01-01T00:00:00Z", "tier": "professional"}""";

    static final String EVENT = """
            {"id": "evt_1PqR", "object": "event", "type": "customer.subscription.updated", "created": 1793526000,
             "data": {"object": {"id": "sub_1Abc", "object": "subscription", "customer": "cus_9x", "status": "active",
                                 "metadata": {"user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90"},
                                 "items": {"data": [{"price": {"id": "price_1AbC", "product": "prod_7"},
                                                     "current_period_end": 1796118000}]}}}}""";

    static final String RECEIPT = "{\"event_id\": \"evt_1PqR\", \"outcome\": \"applied\"}";

    static final String LINK = """
            {"user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90", "reason": "Invoice 4711 is theirs"}""";

    static final String LINKED = """
            {"provider": "stripe", "customer_id": "cus_9x", "user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90"}""";

    static final String PAGE = """
            {"items": [{"provider": "stripe", "event_id": "evt_1PqR", "event_type": "customer.subscription.updated",
                        "customer_id": "cus_9x", "happened_at": "2026-11-01T09:40:00Z",
                        "received_at": "2026-11-01T09:40:02.123456Z", "outcome": "waiting",
                        "detail": {"subscription_id": "sub_1Abc", "status": "active", "tier": "premium",
                                   "expires_at": "2026-12-02T09:40:00Z", "user_id": null}}],
             "next": "MjAyNi0xMS0wMVQwOTo0MDowMi4xMjM0NTZaCmV2dF8xUHFS"}""";

    private SubscriptionExamples() {}
}
