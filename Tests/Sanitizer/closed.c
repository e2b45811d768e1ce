// Uses a descriptor after it has closed it, three times: whoever looks for that has to find it.
#include <fcntl.h>
#include <unistd.h>

int main(void) {
    int file = open("/dev/null", O_RDWR);
    close(file);
    ssize_t written = write(file, "x", 1);
    off_t place = lseek(file, 0, SEEK_SET);
    return close(file) < 0 && written < 0 && place < 0 ? 0 : 1;
}
