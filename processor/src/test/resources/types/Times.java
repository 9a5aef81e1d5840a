import io.openheim.tool.Tool;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** Dates and times */
class Times {
  static List<Object> tools() {
    return List.of(new Times());
  }

  // ROW LocalDate => "2026-11-23"
  @Tool("-")
  LocalDate t0(LocalDate v) {
    return v;
  }

  // ROW LocalTime => "14:30:15"
  @Tool("-")
  LocalTime t1(LocalTime v) {
    return v;
  }

  // ROW LocalDateTime => "2026-11-23T14:30:15"
  @Tool("-")
  LocalDateTime t2(LocalDateTime v) {
    return v;
  }

  // ROW Instant => "2026-11-23T14:30:00Z"
  @Tool("-")
  Instant t3(Instant v) {
    return v;
  }

  // ROW OffsetDateTime => "2026-11-23T14:30:15+01:00"
  @Tool("-")
  OffsetDateTime t4(OffsetDateTime v) {
    return v;
  }

  // ROW ZonedDateTime => "2026-11-23T14:30:15+01:00[Europe/Oslo]"
  @Tool("the offset has to be one that the zone has then")
  ZonedDateTime t5(ZonedDateTime v) {
    return v;
  }

  // ROW Duration => "PT1H30M"
  @Tool("-")
  Duration t6(Duration v) {
    return v;
  }

  // ROW Period => "P1Y2M3D"
  @Tool("-")
  Period t7(Period v) {
    return v;
  }

  // ROW Year => 2026
  @Tool("a number, as people write it")
  Year t8(Year v) {
    return v;
  }

  // ROW YearMonth => "2026-11"
  @Tool("-")
  YearMonth t9(YearMonth v) {
    return v;
  }

  // ROW ZoneId => "Europe/Oslo"
  @Tool("offsets are taken too")
  ZoneId t10(ZoneId v) {
    return v;
  }
}
