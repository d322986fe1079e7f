package app.synth.experiments.ofrep;

/** What a provider sends and reads. */
final class OfrepExamples {
    static final String REQUEST = """
            {"context": {"targetingKey": "6b1f3a52-7c1d-4f0e-8a55-0d9a3c1e2b77", "country": "CH"}}
            """;

    static final String FLAG = """
            {
              "key": "checkout-cta",
              "value": {"label": "Buy for 25"},
              "reason": "SPLIT",
              "variant": "treatment",
              "metadata": {
                "experiment_id": "0f0b7a52-5a3c-4a4e-9d1c-2f6f2f1f9a10",
                "in_experiment": true,
                "bucket": 6711,
                "phase": 1,
                "reason": "SPLIT"
              }
            }
            """;

    static final String NOT_IN = """
            {
              "key": "checkout-cta",
              "value": {"label": "Buy"},
              "reason": "UNKNOWN",
              "metadata": {
                "experiment_id": "0f0b7a52-5a3c-4a4e-9d1c-2f6f2f1f9a10",
                "in_experiment": false,
                "bucket": 9120,
                "phase": 1,
                "reason": "NOT_COVERED"
              }
            }
            """;

    static final String BULK = """
            {
              "flags": [
                {
                  "key": "checkout-cta",
                  "value": {"label": "Buy for 25"},
                  "reason": "SPLIT",
                  "variant": "treatment",
                  "metadata": {
                    "experiment_id": "0f0b7a52-5a3c-4a4e-9d1c-2f6f2f1f9a10",
                    "in_experiment": true,
                    "bucket": 6711,
                    "phase": 1,
                    "reason": "SPLIT"
                  }
                }
              ],
              "eventStreams": [{"type": "sse", "endpoint": {"requestUri": "/ofrep/v1/stream/sdk-0123456789abcdef"}}]
            }
            """;

    static final String BAD_FLAG = """
            {"key": "checkout-cta", "errorCode": "TARGETING_KEY_MISSING", "errorDetails": "The context has no targetingKey"}
            """;

    static final String BAD_BULK = """
            {"errorCode": "PARSE_ERROR", "errorDetails": "The body is not JSON that can be read"}
            """;

    static final String UNKNOWN_FLAG = """
            {"key": "long-gone", "errorCode": "FLAG_NOT_FOUND", "errorDetails": "There is no such experiment"}
            """;

    static final String EVENT = """
            id: 1f-7c3a
            data: {"type":"refetchEvaluation"}

            """;

    private OfrepExamples() {}
}
