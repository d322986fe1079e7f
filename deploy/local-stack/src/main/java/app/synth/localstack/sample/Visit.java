package app.synth.localstack.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;

/** What somebody does while they are there: looks through the feed, opens what they like, and now and then more. */
final class Visit {
    private static final List<String> PLATFORMS = List.of("messages", "instagram", "copy_link", "whatsapp");
    private static final int REVIEWS = 40;

    private final Screens screens;
    private final OtherScreens others;
    private final Notebook notes;
    private final RandomGenerator random;
    private final List<Show> shows;
    private final List<Person> people;
    private final Zipf popular;
    private final LocalDate day;

    Visit(
            Screens screens,
            Notebook notes,
            RandomGenerator random,
            List<Show> shows,
            List<Person> people,
            Zipf popular,
            LocalDate day) {
        this.screens = screens;
        this.others = new OtherScreens(notes);
        this.notes = notes;
        this.random = random;
        this.shows = shows;
        this.people = people;
        this.popular = popular;
        this.day = day;
    }

    void happen() {
        if (happens(0.2)) {
            screens.openTab("personalized", "following");
        }
        if (happens(0.16)) {
            searchSomething();
        }
        lookThroughFeed();
        if (happens(0.25)) {
            lookAtReviews();
        }
        if (happens(0.05)) {
            reviewSomething();
        }
        meetPeople();
        if (happens(0.02)) {
            others.submitForm("profile_edit", happens(0.9));
        }
        if (happens(0.02)) {
            others.changeSetting("notifications");
        }
    }

    private void lookThroughFeed() {
        int cards = random.nextInt(2, 7);
        for (int position = 1; position <= cards; position++) {
            Show show = any();
            screens.seeInFeed(show, position);
            if (happens(0.2)) {
                screens.clickInFeed(show, position);
                lookAt(show);
            } else if (happens(0.03)) {
                screens.swipe(show, happens(0.4) ? "right" : "left");
            }
            if (happens(0.03)) {
                screens.like("event", show.id(), happens(0.9));
            }
        }
        if (happens(0.04)) {
            String type = happens(0.5) ? "ad" : "promotion";
            int number = random.nextInt(1, 6);
            others.advertisement(type, number, false);
            if (happens(0.4)) {
                others.advertisement(type, number, true);
            }
        }
        if (happens(0.3)) {
            others.scroll(random.nextInt(11, 101));
        }
        if (happens(0.1)) {
            others.loadMore(20);
        }
    }

    private void lookAt(Show show) {
        screens.openDetails(show);
        int seconds = notes.pause(40);
        boolean interested = happens(0.3);
        if (interested) {
            screens.interest(show, happens(0.92));
        }
        if (happens(0.15)) {
            screens.visitArtist(show);
            if (happens(0.4)) {
                screens.follow(show, happens(0.93));
            }
        }
        if (happens(0.08)) {
            screens.visitVenue(show);
        }
        if (happens(0.08)) {
            screens.share(show, PLATFORMS.get(random.nextInt(PLATFORMS.size())));
        }
        if (happens(0.05)) {
            screens.commentOn(show, random.nextInt(5, 140));
        }
        // Nobody buys a ticket for yesterday.
        if (!show.day().isBefore(day) && happens(interested ? 0.45 : 0.15)) {
            goForTickets(show, interested);
        }
        screens.closeDetails(show, seconds + notes.pause(20));
    }

    private void goForTickets(Show show, boolean interested) {
        boolean measured = happens(0.2);
        if (measured) {
            screens.funnelStep(show, "click", 1);
            screens.funnelStep(show, "view_details", 2);
        }
        screens.clickTicket(show, interested);
        notes.pause(90);
        if (measured) {
            screens.funnelComplete(show);
        }
        if (happens(0.18)) {
            screens.buy(show, random.nextInt(1, 5));
        }
    }

    private void searchSomething() {
        String query = Names.QUERIES.get(random.nextInt(Names.QUERIES.size()));
        int results = random.nextInt(0, 12);
        others.search(query);
        others.searchResults(query, results);
        if (results > 0 && happens(0.6)) {
            lookAt(any());
        }
    }

    private void lookAtReviews() {
        int number = random.nextInt(1, 4);
        for (int position = 1; position <= number; position++) {
            String review = "sample-review-" + random.nextInt(1, REVIEWS + 1);
            others.seeReview(review, position);
            if (happens(0.35)) {
                others.clickReview(review, position);
                others.readReview(review);
                notes.pause(30);
                if (happens(0.3)) {
                    screens.like("review", review, happens(0.94));
                }
                if (happens(0.12)) {
                    others.commentOnReview(review, random.nextInt(5, 200));
                }
            }
        }
    }

    /** Of a concert that is over, and well liked as a rule. */
    private void reviewSomething() {
        List<Show> over =
                shows.stream().filter(show -> show.day().isBefore(day)).toList();
        if (!over.isEmpty()) {
            Show show = over.get(random.nextInt(over.size()));
            screens.attend(show);
            notes.pause(60);
            screens.review(show, 5 - (int) (random.nextDouble() * random.nextDouble() * 5), random.nextInt(20, 600));
        }
    }

    private void meetPeople() {
        Person somebody = people.get(random.nextInt(people.size()));
        if (happens(0.1)) {
            others.message(somebody, random.nextInt(3, 160));
        }
        if (happens(0.03)) {
            others.addFriend(somebody);
        }
    }

    private Show any() {
        return shows.get(popular.draw(random));
    }

    private boolean happens(double probability) {
        return random.nextDouble() < probability;
    }
}
