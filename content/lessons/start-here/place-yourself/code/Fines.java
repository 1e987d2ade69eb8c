class Fines {
    public static void main(String[] args) {
        int total = 0;

        for (int days : new int[] {0, 3, 12}) {
            int fine = days * 10;
            if (fine > 100) {
                fine = 100;
            }
            total = total + fine;
        }

        System.out.println(total);
    }
}
