#include <QCoreApplication>

#include <benchmark/benchmark.h>

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv); // Qt looks for its database drivers from here
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
