package app.synth.example.bad.one;

import app.synth.example.bad.two.Neighbour;
import java.sql.Connection;

/** SQL outside of a Pg class, and one half of a circle. */
public final class Looker {
    public String look(Connection connection, Neighbour neighbour) {
        return connection.getClass().getName() + neighbour.getClass().getName();
    }
}
