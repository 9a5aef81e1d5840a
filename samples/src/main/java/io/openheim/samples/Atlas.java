package io.openheim.samples;

import io.openheim.error.ToolException;
import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.util.Optional;
import java.util.TreeMap;

/** Knows where a few cities are. */
class Atlas {
  private static final double EARTH_RADIUS_KM = 6371.0;
  private static final double KM_PER_MILE = 1.609344;

  /** Degrees north and east; the map also makes the order of the names in messages certain. */
  private final TreeMap<String, Place> places = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  Atlas() {
    places.put("Bergen", new Place(60.39, 5.32));
    places.put("Cairo", new Place(30.04, 31.24));
    places.put("Lima", new Place(-12.05, -77.04));
    places.put("Nairobi", new Place(-1.29, 36.82));
    places.put("Oslo", new Place(59.91, 10.75));
    places.put("Rome", new Place(41.89, 12.48));
    places.put("Tokyo", new Place(35.68, 139.69));
  }

  /**
   * Distance between two cities as the crow flies.
   *
   * @param from city to start from, for example Oslo
   * @param to city to go to
   * @param unit kilometres if left out
   */
  @Tool
  Distance distance(String from, String to, Optional<Unit> unit) {
    double km = place(from).kilometresTo(place(to));
    Unit wanted = unit.orElse(Unit.KILOMETRES);
    return new Distance(Math.round(wanted == Unit.MILES ? km / KM_PER_MILE : km), wanted);
  }

  @Tool("The cities of which the position is known")
  String cities() {
    return String.join(", ", places.keySet());
  }

  private Place place(String city) {
    Place place = places.get(city);
    if (place == null) {
      throw new ToolException("the position of " + city + " is not known; known are " + cities());
    }
    return place;
  }

  enum Unit {
    KILOMETRES,
    MILES
  }

  record Distance(@Param("rounded") long value, Unit unit) {}

  private record Place(double north, double east) {

    /** The haversine formula. */
    double kilometresTo(Place other) {
      double dNorth = Math.toRadians(other.north - north) / 2;
      double dEast = Math.toRadians(other.east - east) / 2;
      double a =
          Math.pow(Math.sin(dNorth), 2)
              + Math.cos(Math.toRadians(north))
                  * Math.cos(Math.toRadians(other.north))
                  * Math.pow(Math.sin(dEast), 2);
      return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(a));
    }
  }
}
