package app.synth.analytics.behaviour;

/** Answers as the API's description shows them: documents, and a line of each. */
final class BehaviourExamples {
    static final String SEARCH = """
            {"from": "2026-11-01", "to": "2026-11-07", "searches": 400, "answers": 390,
             "without_results": 39, "share_without_results": 0.1, "mean_results": 7.5,
             "click_through_rate": 0.45, "refinement_rate": 0.2,
             "positions": [{"position": 1, "clicks": 90, "searches": 88, "click_through_rate": 0.22}],
             "queries": [{"query": "jazz", "searches": 40, "answers": 40, "without_results": 0,
                          "share_without_results": 0.0, "mean_results": 12.0}]}""";

    static final String SEARCH_LINE = """
            {"table": "queries", "query": "jazz", "position": null, "searches": 40, "answers": 40, "without_results": 0,
             "share_without_results": 0.0, "mean_results": 12.0, "clicks": null, "click_through_rate": null}""";

    static final String PATHS = """
            {"from": "2026-11-01", "to": "2026-11-07", "action": "detail_view", "direction": "next",
             "sessions": 120, "items": [
               {"step": 1, "from": "detail_view", "to": "interest", "sessions": 70},
               {"step": 1, "from": "detail_view", "to": "$end", "sessions": 50},
               {"step": 2, "from": "interest", "to": "ticket_click", "sessions": 70}]}""";

    static final String PATHS_LINE = """
            {"step": 1, "from": "detail_view", "to": "interest", "sessions": 70}""";

    static final String RETENTION = """
            {"cohort": "week", "viewers": "users", "from": "2026-11-02", "to": "2026-11-15",
             "items": [{"start": "2026-11-02", "size": 120, "cells": [
               {"period": 0, "returned": 120, "share": 1.0, "complete": true},
               {"period": 1, "returned": 42, "share": 0.35, "complete": false}]}]}""";

    static final String RETENTION_LINE = """
            {"start": "2026-11-02", "size": 120, "period": 0, "returned": 120, "share": 1.0, "complete": true}""";

    static final String SCROLL_DEPTH = """
            {"from": "2026-11-01", "to": "2026-11-07", "unit": "percent",
             "all": {"label": null, "counted": 4, "left_out": 1, "mean": 55.0,
                     "deciles": [19.0, 28.0, 37.0, 46.0, 55.0, 64.0, 73.0, 82.0, 91.0],
                     "histogram": [{"from": 0.0, "to": 10.0, "count": 0}]},
             "by": null, "groups": []}""";

    static final String SCROLL_DEPTH_LINE = """
            {"by": null, "label": null, "from": 0.0, "to": 10.0, "count": 0}""";

    static final String VIEW_TIME = """
            {"from": "2026-11-01", "to": "2026-11-07", "unit": "seconds",
             "all": {"label": null, "counted": 3, "left_out": 0, "mean": 20.0,
                     "deciles": [12.0, 14.0, 16.0, 18.0, 20.0, 22.0, 24.0, 26.0, 28.0],
                     "histogram": [{"from": 0.0, "to": 5.0, "count": 0}]},
             "by": "source", "groups": [{"label": "feed", "counted": 3, "left_out": 0, "mean": 20.0,
                     "deciles": [12.0, 14.0, 16.0, 18.0, 20.0, 22.0, 24.0, 26.0, 28.0],
                     "histogram": [{"from": 0.0, "to": 5.0, "count": 0}]}]}""";

    static final String VIEW_TIME_LINE = """
            {"by": null, "label": null, "from": 0.0, "to": 5.0, "count": 0}""";

    static final String SESSIONS = """
            {"from": "2026-11-01", "to": "2026-11-07", "sessions": 3,
             "seconds": {"mean": 140.0, "median": 60.0, "p90": 300.0, "histogram": [
               {"from": 0.0, "to": 10.0, "count": 1}, {"from": 3600.0, "to": null, "count": 0}]},
             "depth": {"mean": 4.0, "median": 3.0, "p90": 7.8, "histogram": [
               {"from": 0.0, "to": 2.0, "count": 1}]},
             "entries": [{"action": "impression", "entity_type": "event", "sessions": 3}],
             "exits": [{"action": "ticket_click", "entity_type": "ticket_link", "sessions": 3}]}""";

    static final String SESSIONS_LINE = """
            {"side": "entry", "action": "impression", "entity_type": "event", "sessions": 3, "share": 1.0}""";

    private BehaviourExamples() {}
}
