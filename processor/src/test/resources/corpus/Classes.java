import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.util.List;
import java.util.Optional;

class Classes {
  static List<Object> tools() {
    return List.of(new Classes());
  }

  /** Made by its constructor. */
  static class Money {
    private final long amount;
    private final String currency;

    Money(long amount, @Param("three letters") String currency) {
      if (currency.length() != 3) {
        throw new IllegalArgumentException("a currency has three letters");
      }
      this.amount = amount;
      this.currency = currency;
    }

    Money(long amount) {
      this(amount, "EUR");
    }

    long getAmount() {
      return amount;
    }

    String currency() {
      return currency;
    }
  }

  /** Filled through setters. */
  static class Person {
    private String name = "";
    private boolean active;
    @Param("in years") private Optional<Integer> age = Optional.empty();
    String note = "none";
    final int number = 1;
    static int count;
    private int secret;

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }

    public boolean isActive() {
      return active;
    }

    public void setActive(boolean active) {
      this.active = active;
    }

    public Optional<Integer> getAge() {
      return age;
    }

    public void setAge(Optional<Integer> age) {
      this.age = age;
    }

    private void setSecret(int secret) {
      this.secret = secret;
    }
  }

  static class Employee extends Person {
    public String title = "";
    private Money salary;

    public Money getSalary() {
      return salary;
    }

    public void setSalary(Money salary) {
      this.salary = salary;
    }

    public void setWage(int wage) {}

    public int getWage() {
      return 0;
    }
  }

  static class Box<T> {
    private final T content;

    public Box(T content) {
      this.content = content;
    }

    public T getContent() {
      return content;
    }
  }

  static class Holder<T> {
    public T held;
    private List<T> more = List.of();

    public List<T> getMore() {
      return more;
    }

    public void setMore(List<T> more) {
      this.more = more;
    }
  }

  static class Texts extends Holder<String> {
    public int size;
  }

  static class Beans {
    private String text = "";

    public String getDefault() {
      return text;
    }

    public void setDefault(String text) {
      this.text = text;
    }

    public String getURL() {
      return "u";
    }

    public void setURL(String url) {
      text += url;
    }
  }

  // CALL beans {"beans":{"default":"a","URL":"b"}}
  @Tool("Takes a class whose properties are spelt oddly")
  Beans beans(Beans beans) {
    return beans;
  }

  static class Linked {
    public int value;
    public Optional<Linked> next = Optional.empty();
  }

  // CALL pay {"money":{"amount":5,"currency":"EUR"}}
  // REFUSED pay {"money":{"amount":5,"currency":"EURO"}}
  @Tool("Pays")
  Money pay(Money money) {
    return money;
  }

  // CALL person {"person":{"name":"Ann","active":true,"age":40,"note":"x"}}
  @Tool("Gives a person back")
  Person person(Person person) {
    return person;
  }

  // REFUSED hire {"all":[{"name":"Ann","active":true,"note":"x","title":"Dr","salary":{"amount":1,"currency":"NOK"},"wage":3},{"name":"Bob","active":false,"age":3,"note":"","title":"","salary":{"amount":1,"currency":"?"},"wage":3}]}
  @Tool("Gives employees back")
  List<Employee> hire(List<Employee> all) {
    return all;
  }

  // CALL boxes {"box":{"content":{"content":"a"}},"holder":{"held":1,"more":[2,3]}}
  @Tool("Takes generic classes")
  Holder<Integer> boxes(Box<Box<String>> box, Holder<Integer> holder) {
    return holder;
  }

  // CALL texts {"texts":{"held":"a","more":["b"],"size":2}}
  @Tool("Takes a class whose superclass is generic")
  Texts texts(Texts texts) {
    return texts;
  }

  // CALL linked {"linked":{"value":1,"next":{"value":2}}}
  @Tool("Takes a class that contains itself")
  Linked linked(Linked linked) {
    return linked;
  }
}
