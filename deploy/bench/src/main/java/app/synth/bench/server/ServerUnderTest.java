package app.synth.bench.server;

import app.synth.bench.machine.CpuTimes;
import java.sql.Connection;
import java.sql.SQLException;

/** A packaged service and its database, as far as a measurement has to know them. */
public interface ServerUnderTest {
    /** What the service, PostgreSQL and this process have used so far. */
    CpuTimes cpuTimes();

    /** A connection as superuser to the service's database, in auto-commit mode. */
    Connection connect() throws SQLException;
}
