module com.example.probe {
  requires io.openheim.testing;
}
